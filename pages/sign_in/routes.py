"""Every address around signing in, in one table. What stands before them is in lbp_core/access."""

from starlette.routing import Route

from lbp_core.access.ways import FROM_PROVIDER, LINK, LOCKED, OWN_PIN, SET_UP, SIGN_IN, SIGN_OUT, TO_PROVIDER
from pages.sign_in import coming_in, leaving, own_pin, staying, with_provider
from pages.sign_in.asking import reading, sending

ROUTES = [
    Route(SIGN_IN, reading(coming_in.show), methods=["GET"]),
    Route(SIGN_IN, sending(coming_in.enter, coming_in.again), methods=["POST"]),
    Route(TO_PROVIDER, reading(with_provider.go), methods=["GET"]),
    Route(FROM_PROVIDER, reading(with_provider.back), methods=["GET"]),
    Route(LINK, reading(coming_in.show), methods=["GET"]),
    Route(LINK, sending(with_provider.link, with_provider.again), methods=["POST"]),
    Route(SET_UP, reading(coming_in.set_up), methods=["GET"]),
    Route(SET_UP, sending(coming_in.begin, coming_in.set_up), methods=["POST"]),
    Route(LOCKED, reading(staying.locked), methods=["GET"]),
    Route(LOCKED, sending(staying.unlock, staying.locked), methods=["POST"]),
    Route(SIGN_OUT, reading(leaving.sign_out), methods=["GET"]),
    Route(SIGN_OUT, sending(leaving.signed_out, leaving.sign_out), methods=["POST"]),
    Route(OWN_PIN, reading(own_pin.own_pin), methods=["GET"]),
    Route(OWN_PIN, sending(own_pin.keep_pin, own_pin.own_pin), methods=["POST"]),
]
