"""Catalogues and languages on the command line."""


def test_a_catalogue_is_begun_checked_and_told_to_be_incomplete(fingerpost, park):
    begun = fingerpost("translate", "update", "fr", "facts")
    checked = fingerpost("translate", "check", "fr")

    assert begun.code == 0
    assert (park / "languages" / "fr" / "facts.po").is_file()
    assert "not translated" in begun.out
    assert checked.code == 1
    assert "missing: " in checked.out
    assert "facts.po" in checked.out


def test_trees_with_catalogues_are_as_good_as_without(fingerpost):
    before = fingerpost("check")
    fingerpost("translate", "update", "fr", "facts")
    fingerpost("translate", "extract")
    fingerpost("translate", "compile", "fr")

    assert fingerpost("check") == before


def test_texts_are_told_in_another_language_where_there_is_a_catalogue(fingerpost, park):
    fingerpost("translate", "update", "fr", "facts")
    catalogue = park / "languages" / "fr" / "facts.po"
    asked = 'msgid "Do you bring a dog?"\nmsgstr "'
    told = catalogue.read_text(encoding="utf-8").replace(asked, f"{asked}Menez-vous un chien ?")
    catalogue.write_text(told, encoding="utf-8")

    assert "Menez-vous un chien ?" in fingerpost("--language", "fr", "ask", "order", given="\n").out
    assert "Do you bring a dog?" in fingerpost("ask", "order", given="\n").out


def test_a_language_that_there_is_not_is_told_with_those_there_are(fingerpost):
    said = fingerpost("--language", "xx", "ask", "order")

    assert said.code == 2
    assert "There is no language “xx”. The languages are: en" in said.err


def test_a_language_is_refused_where_it_has_no_effect(fingerpost):
    said = fingerpost("--language", "fr", "check")

    assert said.code == 2
    assert "--language has no effect here" in said.err
