"""Checks of settings: what would fail late, in the words of another library, is refused at once in one sentence.

They run in `__post_init__` of frozen dataclasses, and leave numbers as Python's own: NumPy's do not go into JSON.
"""

import math
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from numbers import Integral, Real
from typing import Any

import numpy as np

from unionml.errors import UsageError

LARGEST_SEED = 2**32 - 1
"""The largest that NumPy's generators take."""


def changed_settings(config: object) -> str:
    """The settings of a dataclass that are not the default ones, as a call gives them; of anything else nothing."""
    if not is_dataclass(config) or isinstance(config, type):
        return ""
    usual = type(config)()
    values = {one.name: getattr(config, one.name) for one in fields(config)}
    return ", ".join(f"{name}={value!r}" for name, value in values.items() if value != getattr(usual, name))


def check_whole(config: Any, *names: str, least: int, most: int | None = None, optional: bool = False) -> None:
    """Refuse settings that are no whole numbers, or out of bounds.

    Raises:
        UsageError: naming the setting and its bounds.
    """
    bounds = f"of at least {least}" if most is None else f"from {least} to {most}"

    _check(config, names, lambda value: _whole(value, least, most), f"a whole number {bounds}", optional=optional)


def check_numbers(config: Any, *names: str, optional: bool = False) -> None:
    """Refuse settings that are not one or several whole numbers, ascending from 0.

    Raises:
        UsageError: naming the setting.
    """

    def numbers(values: Any) -> tuple[int, ...]:
        found = tuple(_whole(value, 0, None) for value in values)
        if not found or list(found) != sorted(set(found)):
            raise ValueError
        return found

    _check(config, names, numbers, "whole numbers, ascending from 0", optional=optional)


def check_real(config: Any, *names: str, wanted: str, fits: Callable[[float], bool], optional: bool = False) -> None:
    """Refuse settings that are no finite numbers, or do not fit.

    Args:
        config: the settings.
        names: which of them.
        wanted: what fits, in words.
        fits: whether a number does.
        optional: whether None does.

    Raises:
        UsageError: naming the setting and what fits.
    """
    _check(config, names, lambda value: _real(value, fits), wanted, optional=optional)


def check_positive(config: Any, *names: str, optional: bool = False) -> None:
    """Refuse settings that are no finite numbers above 0.

    Raises:
        UsageError: naming the setting.
    """
    check_real(config, *names, wanted="a finite number above 0", fits=lambda value: value > 0, optional=optional)


def check_weights(config: Any, *names: str, count: int, optional: bool = False) -> None:
    """Refuse settings that are not so many finite numbers above 0.

    Raises:
        UsageError: naming the setting.
    """

    def weights(values: Any) -> tuple[float, ...]:
        found = tuple(_real(value, lambda weight: weight > 0) for value in values)
        if len(found) != count:
            raise ValueError
        return found

    _check(config, names, weights, f"{count} finite numbers above 0", optional=optional)


def check_flags(config: Any, *names: str, optional: bool = False) -> None:
    """Refuse settings that are neither True nor False.

    Raises:
        UsageError: naming the setting.
    """

    def flag(value: Any) -> bool:
        if not isinstance(value, bool | np.bool_):
            raise TypeError
        return bool(value)

    _check(config, names, flag, "True or False", optional=optional)


def _whole(value: Any, least: int, most: int | None) -> int:
    if isinstance(value, bool | np.bool_) or not isinstance(value, Integral):
        raise TypeError
    number = int(value)
    if number < least or (most is not None and number > most):
        raise ValueError
    return number


def _real(value: Any, fits: Callable[[float], bool]) -> float:
    if isinstance(value, bool | np.bool_) or not isinstance(value, Real):
        raise TypeError
    number = float(value)
    if not (math.isfinite(number) and fits(number)):
        raise ValueError
    return number


def _check(config: Any, names: tuple[str, ...], read: Callable[[Any], Any], wanted: str, *, optional: bool) -> None:
    for name in names:
        value = getattr(config, name)
        if optional and value is None:
            continue
        try:
            # As dataclasses that are frozen set their own fields.
            object.__setattr__(config, name, read(value))
        except (TypeError, ValueError, OverflowError) as error:
            choices = f"{wanted}, or None" if optional else wanted
            raise UsageError(f"{name} is {value!r}; give {choices}") from error
