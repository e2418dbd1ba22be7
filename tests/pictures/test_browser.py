"""What only a browser can show: words inside their boxes, on a phone, in the dark, with forced colours."""

import pytest

RULES = ["art-5-1-h", "art-5-1-f", "annex-iii-1-a", "art-26-10"]
STICKING_OUT = """() => {
  const found = [];
  for (const picture of document.querySelectorAll("figure:not(.map) svg.picture")) {
    const frames = [...picture.querySelectorAll("rect")].map(rect => rect.getBBox());
    for (const text of picture.querySelectorAll("text")) {
      const box = text.getBBox(), x = box.x + box.width / 2, y = box.y + box.height / 2;
      const around = frames.filter(f => f.x <= x && x <= f.x + f.width && f.y <= y && y <= f.y + f.height);
      const home = around.sort((a, b) => a.width * a.height - b.width * b.height)[0];
      if (!home || box.x < home.x - .5 || box.x + box.width > home.x + home.width + .5)
        found.push(text.textContent);
    }
  }
  return found;
}"""
WIDTHS = "() => [document.documentElement.scrollWidth, innerWidth]"
COLOURS = """() => [...document.querySelectorAll("figure svg.picture text")]
  .map(text => getComputedStyle(text).fill)"""


@pytest.fixture
def opened(browser, real_server):
    """Return a function that opens an address as somebody sees it."""
    contexts = []

    def open_page(address, *, width=1024, **preferences):
        context = browser.new_context(
            viewport={"width": width, "height": 800}, bypass_csp=True, reduced_motion="reduce", **preferences
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{real_server}{address}")
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("rule", RULES)
def test_words_keep_inside_their_boxes(opened, rule):
    assert opened(f"/texts/eu-ai-act/{rule}").evaluate(STICKING_OUT) == []


@pytest.mark.parametrize("rule", RULES)
def test_nothing_has_to_be_panned_at_320_pixels(opened, rule):
    page = opened(f"/texts/eu-ai-act/{rule}", width=320)
    scroll, window = page.evaluate(WIDTHS)

    assert scroll <= window
    assert page.locator("figure svg.picture").first.bounding_box()["width"] >= 290


def test_on_a_phone_the_list_stands_for_the_map(opened):
    page = opened("/texts/eu-ai-act", width=320)
    scroll, window = page.evaluate(WIDTHS)

    assert scroll <= window
    assert not page.locator(".map svg").is_visible()
    assert page.locator(".entries").first.is_visible()


def test_in_the_dark_the_words_are_light(opened):
    page = opened("/texts/eu-ai-act/annex-iii-1-a", color_scheme="dark")
    plain = page.locator("figure svg.picture text.p-text").first

    assert plain.evaluate("text => getComputedStyle(text).fill") == "rgb(231, 234, 238)"


def test_with_forced_colours_words_have_no_colours_of_ours(opened):
    page = opened("/texts/eu-ai-act/art-5-1-f", forced_colors="active")

    assert len(set(page.evaluate(COLOURS))) <= 2
