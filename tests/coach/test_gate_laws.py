"""In no reachable state is anything loaded done behind an uncleared flag: random days, told by an oracle of its own."""

import os
import tempfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from lbp_core.bootstrap.places import sqlite_url
from lbp_core.coach.floor import training
from lbp_core.coach.gate import alerts, gate, pausing
from lbp_core.coach.phone import sharing
from lbp_core.coach.plan import planning
from lbp_core.coach.studio import open_studio
from lbp_core.coach.weekly import reviewing
from lbp_core.facts.calendar import sunday_of
from lbp_core.models.alerts import Agreed, AlertAnswer
from lbp_core.models.history import CheckIn
from lbp_core.models.pause import PAUSE
from lbp_core.models.programme import Wishes
from lbp_core.models.records import By, Entry, EntryKind
from lbp_core.models.refusal import Refused
from lbp_core.models.review import Meanwhile
from lbp_core.models.screening import Answer, Clearance, Occasion, ScreenInput
from lbp_core.models.verdict import Disposition, Verdict
from tests.people import all_no, at, calm, day, ready

EXAMPLES = int(os.environ.get("LBP_EXAMPLES", "20"))
"""Runs of thirty steps: some hundreds in CI, thousands by LBP_EXAMPLES=200."""

PRESSING = ("ces_saddle", "neuro_other", "neuro_footdrop", "ca_night")
IDS = st.sampled_from(PRESSING)
SHORT = st.dictionaries(IDS, st.sampled_from([Answer.NO, Answer.YES, Answer.UNSURE, Answer.DECLINED]), min_size=1)


class Flags(RuleBasedStateMachine):
    """One client; days pass, flags go up, are unticked, cleared; every loaded verb is tried again and again."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.studio = open_studio(sqlite_url(Path(self.folder.name) / "studio.db"), create=True)
        self.client = ready(self.studio)
        self.step, self.day = 0, 0
        self.flags: set[str] = set()
        self.doubts: set[str] = set()
        self.paused = False
        self.new = False
        self.session: str | None = None

    def teardown(self) -> None:
        if hasattr(self, "studio"):
            self.studio.store.close()
            self.folder.cleanup()

    def now(self) -> tuple[str, datetime]:
        self.step += 1
        return str(self.step), at(day(self.day), 6 + self.step // 60 % 17, self.step % 60)

    def told(self, answers: dict[str, Answer]) -> None:
        """The oracle: a yes goes up and stays, a doubt stays until a clear no."""
        if self.doubts & {name for name, answer in answers.items() if answer is Answer.NO}:
            self.new = False  # perhaps that doubt was what was new
        for name, answer in answers.items():
            if answer is Answer.YES:
                self.flags.add(name)
            self.doubts -= {name}
            if answer in {Answer.UNSURE, Answer.DECLINED}:
                self.doubts.add(name)
        if any(answer is not Answer.NO for answer in answers.values()):
            self.new = True

    @property
    def held(self) -> bool:
        return bool(self.flags or self.doubts or self.paused)

    @property
    def covers(self) -> set[str]:
        return self.flags | self.doubts | ({PAUSE} if self.paused else set())

    @rule()
    def a_day_passes(self) -> None:
        self.day += 1
        self.session = None

    @rule(answers=SHORT, occasion=st.sampled_from([Occasion.SYMPTOM, Occasion.CHECK_IN, Occasion.MORNING]))
    def the_client_answers(self, answers: dict[str, Answer], occasion: Occasion) -> None:
        key, instant = self.now()
        if occasion is Occasion.CHECK_IN:
            told = CheckIn(date=day(self.day), pain_average=2.0)
            try:
                sharing.send_check_in(self.studio, self.client, told, answers, by=By.CLIENT, key=key, at=instant)
            except Refused:
                assert all(answer is Answer.NO for answer in answers.values()), "a safety answer was turned away"
                return
        elif occasion is Occasion.MORNING:
            sharing.send_morning(self.studio, self.client, 1.0, answers, by=By.CLIENT, key=key, at=instant)
        else:
            asked = ScreenInput(answers=answers, age=None)
            gate.record_screening(self.studio, self.client, asked, occasion=occasion, by=By.CLIENT, key=key, at=instant)
        self.told(answers)

    @rule()
    def a_full_screening_says_no_to_everything(self) -> None:
        key, instant = self.now()
        gate.record_screening(
            self.studio, self.client, calm(), occasion=Occasion.FULL, by=By.TRAINER, key=key, at=instant
        )
        self.told(all_no())

    @rule(soon=st.sampled_from(pausing.SOON))
    def the_trainer_pauses_on_their_own_judgement(self, soon: Disposition) -> None:
        key, instant = self.now()
        found = pausing.refer(self.studio, self.client, "Looks wrong", soon=soon, key=key, at=instant)
        assert found.locked
        self.paused = self.new = True

    @rule(agreed=st.sampled_from(list(Agreed)))
    def the_trainer_answers_the_alert(self, agreed: Agreed) -> None:
        """Whatever is agreed opens nothing; only having reached them makes it less than new."""
        key, instant = self.now()
        found = alerts.alert_of(self.studio, self.client, on=day(self.day))
        if found is None:
            return
        said = AlertAnswer(
            tellings=tuple(one.id for one in found.tellings),
            agreed=agreed,
            day=day(self.day) if agreed is Agreed.APPOINTMENT else None,
            again_at=instant if agreed is Agreed.NOT_REACHED else None,
        )
        try:
            alerts.answer_alert(self.studio, self.client, said, key=key, at=instant)
        except Refused:
            assert agreed not in found.offered
            return
        self.new = self.new and agreed is Agreed.NOT_REACHED

    @rule(covers=st.sets(IDS | st.just(PAUSE), min_size=1))
    def a_clinician_clears(self, covers: set[str]) -> None:
        key, instant = self.now()
        given = Clearance(date=day(self.day), by="Dr Lind", covers=tuple(sorted(covers)))
        gate.record_clearance(self.studio, self.client, given, role="GP", key=key, at=instant)
        self.new = self.new and not covers & self.covers
        self.flags -= covers
        self.doubts -= covers
        self.paused = self.paused and PAUSE not in covers

    @rule()
    def a_session_is_opened(self) -> None:
        key, instant = self.now()
        before = self.session
        try:
            view = training.open_session(self.studio, self.client, on=day(self.day), key=key, at=instant)
        except Refused:
            return
        assert not self.held or view.record.id == before, "a session was opened behind a flag"
        self.session = view.record.id

    @rule(answers=SHORT)
    def a_tap_that_cannot_wait_is_kept_before_the_form_is_sent(self, answers: dict[str, Answer]) -> None:
        key, instant = self.now()
        if sharing.keep_at_once(self.studio, self.client, answers, by=By.CLIENT, key=key, at=instant) is not None:
            self.told(answers)

    @precondition(lambda self: self.session is not None)
    @rule(answers=st.just({}) | SHORT)
    def the_six_are_asked(self, answers: dict[str, Answer]) -> None:
        key, instant = self.now()
        said = all_no(Occasion.SAFETY_SIX) | answers
        assert self.session is not None
        training.tap(self.studio, self.session, Entry(kind=EntryKind.SAFETY, answers=said), key=key, at=instant)
        self.told(said)

    @precondition(lambda self: self.session is not None)
    @rule(number=st.integers(1, 2))
    def a_set_is_tapped(self, number: int) -> None:
        assert self.session is not None
        card = training.session(self.studio, self.session).cards[0]
        key, instant = self.now()
        entry = Entry(kind=EntryKind.SET_DONE, exercise=card.exercise.id, set_number=min(number, len(card.sets)))
        try:
            training.tap(self.studio, self.session, entry, key=key, at=instant)
        except Refused:
            return
        assert not self.held, f"a set was taken with {self.flags | self.doubts} open"

    @rule()
    def a_programme_is_drafted(self) -> None:
        try:
            planning.draft(self.studio, self.client, Wishes(), start=day(self.day))
        except Refused:
            return
        assert not self.held, "a programme was drafted behind a flag"

    @rule()
    def an_older_programme_is_saved_again(self) -> None:
        key, instant = self.now()
        kept = planning.versions(self.studio, self.client)[-1].programme
        try:
            planning.save(self.studio, self.client, kept, because="again", key=key, at=instant)
        except Refused:
            return
        assert not self.held, "a programme was saved behind a flag"

    @rule(taken=st.sampled_from(list(Verdict)))
    def a_week_is_decided(self, taken: Verdict) -> None:
        key, instant = self.now()
        as_of = sunday_of(day(self.day))
        try:
            record = reviewing.decide(
                self.studio, self.client, as_of=as_of, taken=taken, why="Because.", key=key, at=instant
            )
        except Refused:
            return
        if self.held:
            assert record.programme_version_id is None, "next week was written behind a flag"
            assert (record.load_factor, record.recommended.meanwhile) == (0.0, Meanwhile.NONE)
            assert taken is not Verdict.PROGRESS
        if taken.caution >= Verdict.REFER_URGENT.caution and taken.caution > record.recommended.verdict.caution:
            self.paused = self.new = True

    @invariant()
    def the_gate_is_locked_exactly_while_something_is_held(self) -> None:
        if hasattr(self, "studio"):
            found = gate.gate(self.studio, self.client, on=day(self.day))
            assert found.locked == self.held, (found.disposition, self.covers)
            assert set(found.covers) == self.covers
            assert (found.since is not None) == self.held

    @invariant()
    def the_queue_has_it_exactly_while_something_is_held(self) -> None:
        if hasattr(self, "studio"):
            found = alerts.alerts(self.studio, on=day(self.day))
            assert [one.client_id for one in found] == ([self.client] if self.held else [])
            if found and self.new:
                assert found[0].pressing, "what nobody spoke about yet asks for something now"


@pytest.mark.hazard("H01")
@pytest.mark.hazard("H02")
@pytest.mark.hazard("H03")
@pytest.mark.hazard("H20")
def test_law_nothing_loaded_happens_behind_an_uncleared_flag() -> None:
    run_state_machine_as_test(
        Flags,
        settings=settings(
            max_examples=EXAMPLES, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
