// @ts-check
// Buttons that stand for commands. A press shows as pending until the device has answered; nothing is shown as done before it is.

const slowAfter = 1000;
const holdMilliseconds = 1000;

export function arm() {
    document.addEventListener("click", (event) => {
        const button = find(event);
        if (button && button.dataset.hold !== "1") give(button);
    });
    document.addEventListener("pointerdown", (event) => {
        const button = find(event);
        if (button && button.dataset.hold === "1") hold(button);
    });
    document.addEventListener("keydown", (event) => {
        const button = find(event);
        if (button && button.dataset.hold === "1" && !event.repeat && (event.key === "Enter" || event.key === " ")) {
            event.preventDefault();
            hold(button);
        }
    });
}

/** @param {Event} event */
function find(event) {
    const button = event.target instanceof Element ? event.target.closest("button[data-command]") : null;
    return button instanceof HTMLButtonElement && !button.disabled ? button : null;
}

/** What energises is held for a second; letting go or sliding off calls it off. @param {HTMLButtonElement} button */
function hold(button) {
    button.classList.add("holding");
    const timer = setTimeout(() => { off(); give(button); }, holdMilliseconds);
    const ends = ["pointerup", "pointercancel", "pointerleave", "keyup", "blur"];
    function off() {
        clearTimeout(timer);
        button.classList.remove("holding");
        for (const end of ends) button.removeEventListener(end, off);
    }
    for (const end of ends) button.addEventListener(end, off);
}

/** @param {HTMLButtonElement} button */
async function give(button) {
    const body = new URLSearchParams({ name: button.dataset.command ?? "", id: crypto.randomUUID?.() ?? fallbackId() });
    if (button.dataset.fill) body.set("fillNl", button.dataset.fill);
    button.dataset.pending = "1";
    button.disabled = true;
    const why = button.querySelector(".action-why");
    const slow = setTimeout(() => { if (why) why.textContent = button.dataset.slow ?? "…"; }, slowAfter);
    try {
        const answer = await fetch("/command", { method: "POST", body, headers: { "X-Anti-Forgery": token() } });
        if (answer.redirected || answer.status === 401) { location.href = "/sign-in?next=" + encodeURIComponent(location.pathname); return; }
        if (!answer.ok) toast(await answer.json());
        else button.dispatchEvent(new CustomEvent("taken", { bubbles: true }));
    } catch {
        toast({ words: button.dataset.lost ?? "No answer.", remedy: "" });
    } finally {
        clearTimeout(slow);
        delete button.dataset.pending;
    }
}

export const token = () => document.querySelector("meta[name=anti-forgery]")?.getAttribute("content") ?? "";

function fallbackId() {
    const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

let toastTimer = 0;

/** Why something was refused, until it is touched or eight seconds are over. @param {{words: string, remedy: string}} what */
export function toast(what) {
    const box = document.getElementById("toast");
    if (!box) return;
    box.replaceChildren(Object.assign(document.createElement("strong"), { textContent: what.words }), document.createTextNode(" " + what.remedy));
    box.hidden = false;
    clearTimeout(toastTimer);
    toastTimer = setTimeout(() => { box.hidden = true; }, 8000);
    box.onpointerdown = () => { box.hidden = true; };
}
