"""Signing in with an account at an OpenID provider: there and back, the first time, and what must not get in."""

import hmac
import json
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from hashlib import sha256
from urllib.parse import parse_qsl, urlsplit

import httpx2
import pytest
from joserfc import jws
from joserfc.errors import SecurityWarning
from joserfc.jwk import ECKey, RSAKey
from pyotp import TOTP

from lbp_core.coach.door import accounts, own_keys, people, signing_in
from lbp_core.models.people import Person, Role, Seen
from pages import _studio
from pages._door import calling
from pages._door import provider as asking
from tests.access.conftest import NAME, Browser, Door, hidden
from tests.access.provider import CLIENT, OTHER_RSA, RSA, SECRET, Account, Claims, Provider, by_hand, rs256, signed
from tests.signed_in import LOGIN, PASSWORD, PIN

HOST = f"https://{NAME}"
INES = Account()
MALLORY = Account("666", "mallory@example.org")


@pytest.fixture
def idp(door: Door, monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    """The provider, switched on, and the first trainer expected with her address."""
    monkeypatch.setattr(_studio, "STUDIO_HOST", NAME)
    for kept in (asking._KEPT, calling._FAILED):
        kept.clear()
    with closing(Provider(lambda: door.at)) as made:
        for name, value in {
            "ISSUER": made.issuer,
            "CLIENT_ID": CLIENT,
            "CLIENT_SECRET": SECRET,
            "NAME": "Example ID",
        }.items():
            monkeypatch.setenv(f"LBP_OIDC_{name}", value)
        expect(door, INES.email or "")
        yield made


def ines(door: Door) -> Person:
    return next(one for one in people.people(door.studio) if one.login == LOGIN)


def expect(door: Door, email: str, person: Person | None = None) -> None:
    """The owner writes the address down."""
    door.keys += 1
    accounts.expect_account(door.studio, (person or ines(door)).id, email, key=f"account {door.keys}", at=door.at)


def set_out(browser: Browser, to: str = "/clients") -> str:
    """Where the provider's button leads."""
    answer = browser.get("/sign-in/with", params={"to": to}, headers={"sec-fetch-site": "same-origin"})
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def back(browser: Browser, address: str) -> httpx2.Response:
    """The browser comes back from the provider, as the provider sends it."""
    assert address.startswith(f"{HOST}/sign-in/back?")
    return browser.get(address.removeprefix(HOST), headers={"sec-fetch-site": "cross-site"})


def come(browser: Browser, idp: Provider, account: Account | None = INES, to: str = "/clients") -> httpx2.Response:
    """There and back."""
    return back(browser, idp.authorize(set_out(browser, to), account))


def linked(door: Door, idp: Provider) -> None:
    """The first trainer has linked her account on some browser before."""
    browser = door.browser(HOST)
    form = hidden(come(browser, idp).text)
    assert browser.post("/sign-in/link", form | {"password": PASSWORD}).status_code == 303


def log(door: Door) -> list[str]:
    from lbp_core.coach.door import audit

    return [f"{one.action} {one.about}".strip() for one in audit.log_of_studio(door.studio)]


# ---- the way in -----------------------------------------------------------------------------------------------------


def test_the_first_time_asks_for_the_own_password_and_from_then_on_one_tap_is_enough(door: Door, idp: Provider) -> None:
    browser = door.browser(HOST)
    assert "Sign in with Example ID" in browser.get("/sign-in").text
    page = come(browser, idp)
    assert page.status_code == 200
    assert "ines@example.org" in page.text
    assert not browser.is_in
    wrong = browser.post("/sign-in/link", hidden(page.text) | {"password": "not hers at all"})
    assert wrong.status_code == 422
    assert "does not fit" in wrong.text
    answer = browser.post("/sign-in/link", hidden(wrong.text) | {"password": PASSWORD})
    assert (answer.status_code, answer.headers["location"]) == (303, "/clients")
    assert browser.is_in
    again = door.browser(HOST)
    answer = come(again, idp, to="/today")
    assert (answer.status_code, answer.headers["location"]) == (303, "/today")
    assert again.is_in
    assert "linked an account ines" in log(door)
    assert "signed in with an account" in log(door)


def test_once_linked_the_providers_name_for_her_counts_and_not_the_address(door: Door, idp: Provider) -> None:
    linked(door, idp)
    moved = door.browser(HOST)
    assert come(moved, idp, Account(INES.subject, None)).status_code == 303
    assert moved.is_in
    other = door.browser(HOST)
    assert come(other, idp, Account("another", INES.email)).status_code == 403
    assert not other.is_in


def test_lock_pin_and_sign_out_are_ours_as_with_a_password(door: Door, idp: Provider) -> None:
    linked(door, idp)
    browser = door.browser(HOST)
    come(browser, idp)
    door.wait(minutes=16)
    assert browser.get("/clients").headers["location"].startswith("/locked")
    assert browser.send("/locked", pin=PIN).status_code == 303
    assert browser.is_in
    browser.send("/sign-out", where="here")
    assert not browser.is_in


def test_our_second_step_is_asked_all_the_same(door: Door, idp: Provider) -> None:
    linked(door, idp)
    own = door.studio.seen_by(Seen(person_id=ines(door).id, role=Role.OWNER))
    secret = own_keys.offer_second_step(own).secret
    codes = own_keys.begin_second_step(own, secret, TOTP(secret).at(door.at), key="on", at=door.at)
    door.wait(minutes=1)
    browser = door.browser(HOST)
    page = come(browser, idp)
    assert "Second step" in page.text
    assert not browser.is_in
    wrong = browser.post("/sign-in", hidden(page.text) | {"code": "000000"})
    assert wrong.status_code == 422
    answer = browser.post("/sign-in", hidden(wrong.text) | {"code": codes[0]})
    assert (answer.status_code, answer.headers["location"]) == (303, "/clients")
    assert browser.is_in


def test_linking_asks_for_the_second_step_too(door: Door, idp: Provider) -> None:
    own = door.studio.seen_by(Seen(person_id=ines(door).id, role=Role.OWNER))
    secret = own_keys.offer_second_step(own).secret
    own_keys.begin_second_step(own, secret, TOTP(secret).at(door.at), key="on", at=door.at)
    door.wait(minutes=1)
    browser = door.browser(HOST)
    page = browser.post("/sign-in/link", hidden(come(browser, idp).text) | {"password": PASSWORD})
    assert "Second step" in page.text
    assert not ines(door).account_linked
    assert browser.post("/sign-in", hidden(page.text) | {"code": TOTP(secret).at(door.at)}).status_code == 303
    assert ines(door).account_linked
    assert browser.is_in


def test_what_is_asked_of_the_provider_is_fixed_and_nothing_of_it_can_be_guessed(door: Door, idp: Provider) -> None:
    asked = [dict(parse_qsl(urlsplit(set_out(door.browser(HOST))).query)) for _ in range(2)]
    for one in asked:
        assert one["redirect_uri"] == f"{HOST}/sign-in/back"
        assert (one["response_type"], one["code_challenge_method"], one["max_age"]) == ("code", "S256", "0")
        assert all(len(one[name]) >= 43 for name in ("state", "nonce", "code_challenge"))
    assert not {asked[0][name] for name in ("state", "nonce", "code_challenge")} & set(asked[1].values())


def test_a_provider_that_need_not_ask_anew_opens_a_locked_tablet_only(
    door: Door, idp: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked(door, idp)
    monkeypatch.setenv("LBP_OIDC_ASK_ANEW", "no")
    idp.twist = lambda claims: claims.pop("auth_time")
    browser = door.browser(HOST)
    assert come(browser, idp).status_code == 303
    assert not browser.is_in
    assert browser.get("/clients").headers["location"].startswith("/locked")
    assert browser.send("/locked", pin=PIN).status_code == 303
    assert browser.is_in


def test_a_provider_that_changed_its_keys_is_asked_for_them_once_more(
    door: Door, idp: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked(door, idp)
    idp.key, idp.published = OTHER_RSA, [RSA, OTHER_RSA]
    monkeypatch.setattr(asking, "AGAIN_AFTER_S", 0.0)
    assert come(door.browser(HOST), idp).status_code == 303


# ---- the provider is away -------------------------------------------------------------------------------------------


def test_while_the_provider_is_down_one_sentence_says_so_and_the_password_works(door: Door, idp: Provider) -> None:
    idp.down = True
    browser = door.browser(HOST)
    answer = browser.get("/sign-in/with")
    assert answer.status_code == 503
    assert "Example ID does not answer just now" in answer.text
    asked = len(idp.asked)
    assert browser.get("/sign-in/with").status_code == 503
    assert len(idp.asked) == asked, "a provider that is down is asked again at once"
    assert browser.come_in().status_code == 303
    assert browser.is_in


def test_it_goes_down_while_somebody_is_there(door: Door, idp: Provider) -> None:
    browser = door.browser(HOST)
    address = idp.authorize(set_out(browser), INES)
    idp.down = True
    answer = back(browser, address)
    assert answer.status_code == 503
    assert "does not answer just now" in answer.text
    assert not browser.is_in


def test_nobody_listens_where_it_should_be(door: Door, idp: Provider, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LBP_OIDC_ISSUER", "http://127.0.0.1:9")
    assert door.browser(HOST).get("/sign-in/with").status_code == 503


def test_a_person_who_would_not_is_told_so(door: Door, idp: Provider) -> None:
    browser = door.browser(HOST)
    answer = come(browser, idp, None)
    assert answer.status_code == 403
    assert "signed nobody in" in answer.text


# ---- what must not get in -------------------------------------------------------------------------------------------


def hs256(provider: Provider, claims: Claims) -> str:
    """Signed by a shared secret that is the provider's public key, which everybody can read."""
    secret = provider.published[0].as_pem(private=False)
    return by_hand({"alg": "HS256", "kid": "first"}, claims, lambda said: hmac.new(secret, said, sha256).digest())


def with_own_key(_: Provider, claims: Claims) -> str:
    """Signed by a stranger, who sends the key along."""
    return signed(claims, OTHER_RSA, kid="first", jwk=OTHER_RSA.as_dict(private=False))


def torn(provider: Provider, claims: Claims) -> str:
    head, body, signature = signed(claims, provider.key).split(".")
    return f"{head}.{body[:-4]}AAAA.{signature}"


def set_(name: str, value: object) -> Callable[[Claims], object]:
    return lambda claims: claims.update({name: value})


def later(name: str, seconds: int) -> Callable[[Claims], object]:
    return lambda claims: claims.update({name: int(str(claims["iat"])) + seconds})


TWISTS: dict[str, Callable[[Claims], object]] = {
    "another nonce": set_("nonce", "another"),
    "no nonce": lambda claims: claims.pop("nonce"),
    "another audience": set_("aud", "another-studio"),
    "no audience": lambda claims: claims.pop("aud"),
    "two audiences and no party": set_("aud", [CLIENT, "another"]),
    "another party": lambda claims: claims.update({"aud": [CLIENT, "another"], "azp": "another"}),
    "another issuer": set_("iss", "https://evil.example"),
    "the issuer with a slash": lambda claims: claims.update({"iss": f"{claims['iss']}/"}),
    "expired": later("exp", -3600),
    "expires never": lambda claims: claims.pop("exp"),
    "expires in words": set_("exp", "tomorrow"),
    "made long ago": later("iat", -3600),
    "made tomorrow": later("iat", 86_400),
    "not yet good": later("nbf", 3600),
    "a session of yesterday": later("auth_time", -86_400),
    "it does not say when": lambda claims: claims.pop("auth_time"),
    "nobody": lambda claims: claims.pop("sub"),
    "an empty name": set_("sub", ""),
    "a number for a name": set_("sub", 248289761001),
    "a list of names": set_("sub", ["248289761001"]),
}
SIGNED: dict[str, Callable[[Provider, Claims], str]] = {
    "no signature": lambda _, claims: by_hand({"alg": "none", "kid": "first"}, claims),
    "no signature, shouted": lambda _, claims: by_hand({"alg": "NONE", "kid": "first"}, claims),
    "no word about its signature": lambda _, claims: by_hand({"kid": "first"}, claims, rs256(RSA)),
    "a list for its signature": lambda _, claims: by_hand({"alg": ["RS256"], "kid": "first"}, claims, rs256(RSA)),
    "the public key as a secret": hs256,
    "a strangers key sent along": with_own_key,
    "a key that is not published": lambda _, claims: signed(claims, OTHER_RSA),
    "a changed body": torn,
    "a key called nothing": lambda _, claims: by_hand({"alg": "RS256", "kid": None}, claims, rs256(OTHER_RSA)),
    "a key called a number": lambda _, claims: by_hand({"alg": "RS256", "kid": 1}, claims, rs256(RSA)),
    "a body that is not encoded": lambda _, claims: by_hand(
        {"alg": "RS256", "kid": "first", "b64": False, "crit": ["b64"]}, claims, rs256(RSA)
    ),
    "another kind of hash": lambda _, claims: jws.serialize_compact(
        {"alg": "RS512", "kid": "first"},
        json.dumps(claims),
        RSAKey.import_key({name: value for name, value in RSA.as_dict(private=True).items() if name != "alg"}),
        algorithms=["RS512"],
    ),
    "an extension nobody knows": lambda _, claims: by_hand(
        {"alg": "RS256", "kid": "first", "crit": ["exp2"], "exp2": 1}, claims, rs256(RSA)
    ),
    "five parts": lambda _, claims: f"{signed(claims, RSA)}.a.b",
    "not a token": lambda *_: "x",
    "too long": lambda _, claims: signed({**claims, "more": "x" * 20_000}, RSA),
    "a list": lambda *_: jws.serialize_compact({"alg": "RS256", "kid": "first"}, "[]", RSA),
    "deep": lambda *_: jws.serialize_compact({"alg": "RS256", "kid": "first"}, "[" * 8_000, RSA),
}


@pytest.mark.parametrize("twist", list(TWISTS))
def test_a_token_with_a_wrong_word_in_it_proves_nothing(door: Door, idp: Provider, twist: str) -> None:
    linked(door, idp)
    idp.twist = TWISTS[twist]
    browser = door.browser(HOST)
    answer = come(browser, idp)
    assert (answer.status_code, browser.is_in) == (403, False)
    assert "did not confirm who you are" in answer.text


@pytest.mark.parametrize("sign", list(SIGNED))
def test_a_token_that_the_provider_did_not_sign_proves_nothing(door: Door, idp: Provider, sign: str) -> None:
    linked(door, idp)
    idp.sign = SIGNED[sign]
    browser = door.browser(HOST)
    answer = come(browser, idp)
    assert (answer.status_code, browser.is_in) == (403, False)


def test_a_weak_or_foreign_key_among_the_published_is_not_taken(door: Door, idp: Provider) -> None:
    linked(door, idp)
    with pytest.warns(SecurityWarning):
        weak = RSAKey.generate_key(1024, {"kid": "weak"}, private=True)
    elliptic = ECKey.generate_key("P-521", {"kid": "curve"}, private=True)
    asking._KEPT.clear()
    idp.published = [RSA, weak, elliptic]
    for key in (weak, elliptic):
        idp.sign = lambda _, claims, key=key: jws.serialize_compact(
            {"alg": "RS256" if key is weak else "ES512", "kid": key.kid}, json.dumps(claims), key,
            algorithms=["RS256", "ES512"],
        )  # fmt: skip
        browser = door.browser(HOST)
        assert come(browser, idp).status_code == 403
        assert not browser.is_in


@pytest.mark.parametrize("answer", [{}, {"id_token": None}, {"id_token": 7}, {"id_token": ["a"]}], ids=str)
def test_an_answer_without_a_token_proves_nothing(door: Door, idp: Provider, answer: Claims) -> None:
    idp.token_answer = answer
    assert come(door.browser(HOST), idp).status_code == 403


def test_a_code_is_good_once(door: Door, idp: Provider) -> None:
    linked(door, idp)
    browser = door.browser(HOST)
    address = idp.authorize(set_out(browser), INES)
    assert back(browser, address).status_code == 303
    browser.send("/sign-out", where="here")
    again = back(browser, address)
    assert again.status_code == 403
    assert not browser.is_in
    fresh = dict(parse_qsl(urlsplit(set_out(browser)).query))["state"]
    old = dict(parse_qsl(urlsplit(address).query))
    assert browser.get("/sign-in/back", params={**old, "state": fresh}).status_code == 403
    assert not browser.is_in


@pytest.mark.parametrize("state", ["", "another", None])
def test_a_state_that_we_did_not_give_out_leads_nowhere(door: Door, idp: Provider, state: str | None) -> None:
    linked(door, idp)
    browser = door.browser(HOST)
    said = dict(parse_qsl(urlsplit(idp.authorize(set_out(browser), INES)).query))
    said.pop("state")
    asked = len(idp.asked)
    answer = browser.get("/sign-in/back", params=said if state is None else said | {"state": state})
    assert (answer.status_code, browser.is_in) == (403, False)
    assert len(idp.asked) == asked, "the code was used although nobody had set out"


def test_a_way_that_another_browser_set_out_on_signs_nobody_in(door: Door, idp: Provider) -> None:
    linked(door, idp)
    mallory, victim = door.browser(HOST), door.browser(HOST)
    address = idp.authorize(set_out(mallory), INES)
    assert back(victim, address).status_code == 403
    assert not victim.is_in
    set_out(victim)
    assert back(victim, idp.authorize(set_out(mallory), INES)).status_code == 403
    assert not victim.is_in


def test_ten_minutes_are_enough_to_come_back(door: Door, idp: Provider) -> None:
    linked(door, idp)
    browser = door.browser(HOST)
    address = idp.authorize(set_out(browser), INES)
    door.wait(minutes=10)
    assert back(browser, address).status_code == 403
    assert not browser.is_in


@pytest.mark.parametrize("named", [None, "https://evil.example", ""])
def test_an_answer_in_another_providers_name_is_not_taken(door: Door, idp: Provider, named: str | None) -> None:
    linked(door, idp)
    browser = door.browser(HOST)
    said = dict(parse_qsl(urlsplit(idp.authorize(set_out(browser), INES)).query))
    said.pop("iss")
    answer = browser.get("/sign-in/back", params=said if named is None else said | {"iss": named})
    assert (answer.status_code, browser.is_in) == (403, False)


@pytest.mark.parametrize(
    "account",
    [MALLORY, Account("667", None), Account("668", INES.email, verified=False), Account("669", INES.email, "yes")],
)
def test_an_account_that_nobody_wrote_down_or_verified_comes_in_nowhere(
    door: Door, idp: Provider, account: Account
) -> None:
    browser = door.browser(HOST)
    answer = come(browser, idp, account)
    assert answer.status_code == 403
    assert "Nobody here is linked" in answer.text
    assert "Your password here" not in answer.text
    assert not browser.is_in
    assert not ines(door).account_linked
    assert "sign-in with an unknown account" in log(door)
    assert not [line for line in log(door) if "mallory" in line]


def test_who_has_left_does_not_come_in_by_the_provider(door: Door, idp: Provider) -> None:
    jo = people.add_person(
        door.studio, name="Jo", login="jo", role=Role.TRAINER, password="nine quiet lanterns", key="jo", at=door.at
    )
    account = Account("jo-sub", "jo@example.org")
    expect(door, "JO@Example.org ", jo)
    browser = door.browser(HOST)
    page = come(browser, idp, account)
    assert browser.post("/sign-in/link", hidden(page.text) | {"password": "nine quiet lanterns"}).status_code == 303
    people.end_person(door.studio, jo.id, hand_to=None, key="end", at=door.at)
    assert not browser.is_in
    again = door.browser(HOST)
    assert come(again, idp, account).status_code == 403
    assert not again.is_in


@pytest.mark.parametrize("how", ["another address", "no address", "a new password"])
def test_the_owner_takes_an_account_away_and_open_sign_ins_end(door: Door, idp: Provider, how: str) -> None:
    linked(door, idp)
    browser = door.browser(HOST)
    come(browser, idp)
    assert browser.is_in
    if how == "a new password":
        people.new_password_for(door.studio, ines(door).id, "nine quiet lanterns", key="new", at=door.at)
    else:
        expect(door, "other@example.org" if how == "another address" else "")
    assert not browser.is_in
    answer = come(door.browser(HOST), idp)
    assert answer.status_code == (200 if how == "a new password" else 403)
    assert not ines(door).account_linked


def test_one_address_is_one_persons(door: Door, idp: Provider) -> None:
    from lbp_core.models.refusal import Refused

    jo = people.add_person(
        door.studio, name="Jo", login="jo", role=Role.TRAINER, password="nine quiet lanterns", key="jo", at=door.at
    )
    with pytest.raises(Refused, match="Ines Marlow's already"):
        expect(door, "ines@EXAMPLE.org", jo)
    for email in ("nobody", "a b@example.org", "@example.org", "x@", "x@example", f"{'x' * 300}@example.org"):
        with pytest.raises(Refused, match="no e-mail address"):
            expect(door, email, jo)


def test_guessing_the_password_while_linking_is_throttled_and_keeps_her_password_sign_in_open(
    door: Door, idp: Provider
) -> None:
    browser = door.browser(HOST)
    page = come(browser, idp)
    for _ in range(5):
        page = browser.post("/sign-in/link", hidden(page.text) | {"password": "guess"})
    shut = browser.post("/sign-in/link", hidden(page.text) | {"password": PASSWORD})
    assert shut.status_code == 422
    assert "Wait" in shut.text
    assert not ines(door).account_linked
    assert door.browser(HOST, peer="127.0.0.2").come_in().status_code == 303


def test_nobody_goes_to_the_provider_from_a_locked_tablet_or_out_of_a_clients_hands(door: Door, idp: Provider) -> None:
    linked(door, idp)
    locked, handed = door.inside(HOST), door.inside(HOST)
    door.lock(locked)
    door.hand(handed, door.client())
    for browser in (locked, handed):
        for path in ("/sign-in/with", "/sign-in/back?code=a&state=b"):
            assert browser.get(path).headers["location"] == "/locked"
        assert not browser.is_in


def test_a_way_begun_before_the_tablet_was_handed_over_ends_there(door: Door, idp: Provider) -> None:
    linked(door, idp)
    browser = door.browser(HOST)
    address = idp.authorize(set_out(browser), INES)
    browser.come_in()
    door.hand(browser, door.client())
    assert back(browser, address).headers["location"] == "/locked"
    assert not browser.is_in


@pytest.mark.parametrize(
    "to", ["https://evil.example/", "//evil.example", "/\\evil.example", "/sign-in/with", "/c/x", "javascript:alert(1)"]
)
def test_the_way_back_is_never_anothers(door: Door, idp: Provider, to: str) -> None:
    linked(door, idp)
    assert come(door.browser(HOST), idp, to=to).headers["location"] == "/"


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_does_not_send_anybody_there(door: Door, idp: Provider, site: str) -> None:
    answer = door.browser(HOST).get("/sign-in/with", headers={"sec-fetch-site": site})
    assert answer.headers["location"] == "/sign-in"
    assert not idp.asked


@pytest.mark.parametrize("host", ["http://localhost", "http://localhost:8501", f"{HOST}:8443"])
def test_where_nobody_could_come_back_to_nobody_is_sent(door: Door, idp: Provider, host: str) -> None:
    browser = door.browser(host)
    assert "Example ID" not in browser.get("/sign-in").text
    assert browser.get("/sign-in/with").headers["location"] == "/sign-in"


def test_the_phones_host_has_no_such_pages(door: Door, idp: Provider) -> None:
    assert door.browser("https://phone.example").get("/sign-in/with").status_code in {403, 404}


@pytest.mark.parametrize(
    "discovery",
    [
        {"issuer": "https://evil.example"},
        {"token_endpoint": "http://evil.example/token"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"jwks_uri": None},
        {"token_endpoint": "file:///etc/passwd"},
    ],
    ids=str,
)
def test_a_provider_that_leads_elsewhere_is_not_followed(door: Door, idp: Provider, discovery: Claims) -> None:
    idp.discovery = discovery
    answer = door.browser(HOST).get("/sign-in/with")
    assert answer.status_code == 503
    assert not [path for path in idp.asked if path == "/token"]


def test_pages_of_the_way_keep_the_doors_policy_and_nothing_is_kept(door: Door, idp: Provider) -> None:
    browser = door.browser(HOST)
    page = come(browser, idp)
    assert "form-action 'self'" in page.headers["content-security-policy"]
    assert page.headers["cache-control"] == "no-store"
    cookies = [value for name, value in browser.get("/sign-in/with").headers.multi_items() if name == "set-cookie"]
    away = next(one for one in cookies if one.startswith("__Host-lbp_away="))
    assert all(word in away for word in ("HttpOnly", "Secure", "SameSite=lax", "Path=/"))


def test_no_log_of_ours_holds_a_code_or_a_token(door: Door, idp: Provider, caplog: pytest.LogCaptureFixture) -> None:
    linked(door, idp)
    idp.twist = TWISTS["another audience"]
    browser = door.browser(HOST)
    address = idp.authorize(set_out(browser), INES)
    code = dict(parse_qsl(urlsplit(address).query))["code"]
    back(browser, address)
    told = "\n".join(one.getMessage() for one in caplog.records if one.name.startswith("lbp"))
    assert "another audience" in told
    assert code not in told
    assert "eyJ" not in told


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"LBP_OIDC_CLIENT_ID": ""}, "LBP_OIDC_CLIENT_ID is not"),
        ({"LBP_OIDC_ISSUER": "http://idp.example"}, "must begin with https://"),
        ({"LBP_OIDC_ISSUER": "https://idp.example/?x=1"}, "no ? or #"),
        ({"LBP_OIDC_ASK_ANEW": "sometimes"}, "may be yes or no"),
    ],
)
def test_settings_that_do_not_fit_are_said_and_switch_it_off(
    door: Door, idp: Provider, monkeypatch: pytest.MonkeyPatch, changed: dict[str, str], says: str
) -> None:
    for name, value in changed.items():
        monkeypatch.setenv(name, value)
    assert says in (asking.wrong_settings() or "")
    browser = door.browser(HOST)
    assert "Example ID" not in browser.get("/sign-in").text
    assert browser.come_in().status_code == 303


def test_without_settings_nothing_of_it_is_there(door: Door) -> None:
    browser = door.browser(HOST)
    assert "Sign in with" not in browser.get("/sign-in").text
    for path in ("/sign-in/with", "/sign-in/back?code=a&state=b"):
        assert browser.get(path).headers["location"] in {"/sign-in", "/"}
    assert browser.post("/sign-in/link", {"password": PASSWORD}).status_code == 403


def test_the_person_signed_in_before_on_that_browser_is_out(door: Door, idp: Provider) -> None:
    linked(door, idp)
    browser = door.browser(HOST)
    come(browser, idp)
    old = browser.token
    door.at += timedelta(hours=13)
    come(browser, idp)
    assert browser.is_in
    assert signing_in.signed_in(door.studio, old, at=door.at) is None
