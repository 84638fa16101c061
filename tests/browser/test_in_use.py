"""Pages in use, explorers unlocked and everything unfolded, are as good as fresh ones."""

import pytest

from tests.browser.explorers import Explorer, wait_until_ready

AXE = "heteroionic_lite/frontend/node_modules/axe-core/axe.min.js"


@pytest.fixture
def open_in_use(open_page, specs):
    """Opens a page, answers its predictions, pins curves, unfolds what can be unfolded."""

    def open_one(chapter, **options):
        page = open_page(chapter, **options)
        wait_until_ready(page)
        for place, spec in enumerate(specs(chapter).values()):
            explorer = Explorer(page, spec)
            if spec["predict"]:
                choices = explorer.element.locator(".hx-choice-button")
                choices.nth(place % len(spec["predict"]["choices"])).click()
            explorer.button("Pin").click()
            name = explorer.sliders[0]
            explorer.slider(name).focus()
            page.keyboard.press("PageUp")
            explorer.field(name).fill("-1e30")
            explorer.field(name).press("Enter")
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        for question in page.locator("fieldset[data-question]").all():
            question.locator("label").first.click()
        page.wait_for_timeout(300)
        return page

    return open_one


def test_a_page_in_use_has_no_accessibility_violation(open_in_use, pytestconfig, chapter):
    page = open_in_use(chapter)
    page.evaluate((pytestconfig.rootpath / AXE).read_text(encoding="utf-8"))
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.wait_for_function(f"document.documentElement.dataset.theme === '{scheme}'")
        page.wait_for_timeout(300)  # the style sheet settles; nothing fades
        only = "{ resultTypes: ['violations'] }"
        violations = page.evaluate(f"axe.run({only}).then((result) => result.violations)")
        assert not violations, "\n".join(
            f"{scheme}, {violation['id']}: {node['html'][:200]}\n  {node['failureSummary']}"
            for violation in violations
            for node in violation["nodes"]
        )


def test_a_page_in_use_does_not_scroll_sideways_on_a_small_telephone(open_in_use, chapter):
    page = open_in_use(chapter, width=320, height=640)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
