// @ts-check
// The trainee's hands beside the device's own screen: a column where there is room, a drawer where there is not.
import { part } from "/js/view.js";
import { onBench, wireHands } from "/js/bench.js";

part("hands", (root) => {
    const handle = root.querySelector(".hands-handle");
    const show = (/** @type {boolean} */ open) => {
        root.classList.toggle("open", open);
        handle?.setAttribute("aria-expanded", String(open));
        localStorage.setItem("bench.hands", open ? "1" : "0");
    };
    handle?.addEventListener("click", () => show(!root.classList.contains("open")));
    show(localStorage.getItem("bench.hands") === "1");
    const leaveHands = wireHands(root);
    const doing = root.querySelector(".hands-doing");
    const leaveBench = onBench((now) => {
        const text = now.assist ? now.assistDoing : "";
        if (doing && doing.textContent !== text) doing.textContent = text;
    });
    return () => { leaveHands(); leaveBench(); };
});
