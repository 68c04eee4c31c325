"""Signals interrupt once, and never while a process is being born."""

import os
import signal

import pytest

from pipeline.stack.interrupts import Interrupts


@pytest.fixture
def interrupts():
    caught = Interrupts()
    caught.catch()
    yield caught
    caught.let_go()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_interrupts(interrupts, number):
    with pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), number)


def test_a_signal_waits_for_the_end_of_a_birth(interrupts):
    reached = []

    def birth() -> None:
        with interrupts.held_back():
            os.kill(os.getpid(), signal.SIGTERM)
            reached.append("end of the block")

    with pytest.raises(KeyboardInterrupt):
        birth()
    assert reached == ["end of the block"]


def test_only_the_first_signal_interrupts(interrupts):
    with pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), signal.SIGINT)
    os.kill(os.getpid(), signal.SIGINT)


def test_afterwards_signals_mean_what_they_meant_before():
    before = signal.getsignal(signal.SIGTERM)
    caught = Interrupts()
    caught.catch()
    assert signal.getsignal(signal.SIGTERM) is not before
    caught.let_go()
    assert signal.getsignal(signal.SIGTERM) is before
