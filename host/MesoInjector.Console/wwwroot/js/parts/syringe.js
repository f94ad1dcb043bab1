// @ts-check
// Whether the holder shows the syringe that was declared.
import { onLive } from "/js/show.js";
import { part } from "/js/view.js";

part("syringe", (root) => {
    const lamp = root.querySelector("[data-right]");
    return onLive((live) => lamp?.classList.toggle("on", /** @type {any} */ (live).holderText === root.dataset.expected));
});
