// @ts-check
// A sheet over the screen: opened by a button that names it, closed by its own button, by a command that was taken, or by another sheet.
import { part } from "/js/view.js";
import { onLive } from "/js/show.js";

part("sheet", (sheet) => {
    const openers = [...document.querySelectorAll(`[data-sheet="${sheet.id}"]`)].map((opener) => /** @type {HTMLButtonElement} */ (opener));
    const open = () => {
        for (const other of document.querySelectorAll(".sheet")) /** @type {HTMLElement} */ (other).hidden = other !== sheet;
    };
    const close = () => { sheet.hidden = true; };
    for (const opener of openers) opener.addEventListener("click", () => { if (sheet.hidden) open(); else close(); });
    for (const closer of sheet.querySelectorAll("[data-close]")) closer.addEventListener("click", close);
    sheet.addEventListener("taken", close);
    return onLive((live) => {
        for (const opener of openers) {
            const command = opener.dataset.offer;
            if (!command || !live.offers) continue;
            const against = live.offers[command];
            opener.disabled = against !== "";
            const why = opener.querySelector(".action-why");
            if (why && against !== undefined && why.textContent !== against) why.textContent = against;
        }
    });
});
