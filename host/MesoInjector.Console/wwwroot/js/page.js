// @ts-check
import { listen } from "/js/live.js";
import { show } from "/js/show.js";
import { follow } from "/js/view.js";
import { arm } from "/js/commands.js";
import { bringKeys } from "/js/keyboard.js";
import { dimWhenIdle } from "/js/dim.js";

follow();
arm();
bringKeys();
dimWhenIdle();
listen(show);

// Somebody is there: the lock after idle time is the server's, the touches are told to it.
let told = 0;
document.addEventListener("pointerdown", () => {
    if (Date.now() - told < 20000) return;
    told = Date.now();
    fetch("/touch", { method: "POST", headers: { "X-Anti-Forgery": document.querySelector("meta[name=anti-forgery]")?.getAttribute("content") ?? "" } }).catch(() => { });
}, true);
