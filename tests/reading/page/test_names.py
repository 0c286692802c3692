import pytest

from unionml.reading.page.cues.names import is_person


@pytest.mark.parametrize("name", ["Nguyễn Hòe", "Thân Hòe", "Mạc Thảo"])
def test_family_names(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize("line", ["Bóng đá nữ", "Hòe Thân", "Nguyễn Hòe trồng 12 cây"])
def test_lines_that_open_with_no_family_name_or_are_no_name(line: str) -> None:
    assert not is_person(line)
