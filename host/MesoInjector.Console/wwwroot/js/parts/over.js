// @ts-check
// Something that was said lies over the page, so that nothing moves; a touch puts it away.
import { part } from "/js/view.js";

part("over", (root) => {
    root.addEventListener("click", () => root.replaceChildren());
});
