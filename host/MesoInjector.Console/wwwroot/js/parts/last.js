// @ts-check
// How the last injection went: a sign before the line.
import { part } from "/js/view.js";
import { onLive } from "/js/show.js";

part("last", (root) => onLive((live) => {
    const kind = /** @type {any} */ (live).lastKind ?? "";
    if (root.dataset.kind !== kind) root.dataset.kind = kind;
}));
