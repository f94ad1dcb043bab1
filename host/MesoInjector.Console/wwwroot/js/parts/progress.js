// @ts-check
// Something that takes a while: asks how far it is, and shows the page anew when it is done.
import { part, refresh } from "/js/view.js";

const every = 400;

part("progress", (root) => {
    const bar = /** @type {HTMLProgressElement} */ (root.querySelector("progress"));
    const words = /** @type {HTMLElement} */ (root.querySelector(".progress-words"));
    const from = root.dataset.from ?? "";
    const timer = setInterval(async () => {
        try {
            const answer = await fetch(from);
            if (!answer.ok) return;
            /** @type {{running: boolean, done: number, of: number, words: string}} */
            const now = await answer.json();
            bar.max = Math.max(now.of, 1);
            bar.value = now.done;
            words.textContent = now.words;
            if (!now.running) refresh();
        } catch {
            // The next time will do.
        }
    }, every);
    return () => clearInterval(timer);
});
