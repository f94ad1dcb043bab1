// @ts-check
// Text by touch: a field that is touched brings up keys over the page, STOP stays free. Whoever has a keyboard never sees it.

const letters = { en: ["1234567890", "QWERTYUIOP", "ASDFGHJKL-", "ZXCVBNM./"], de: ["1234567890", "QWERTZUIOP", "ASDFGHJKL-", "YXCVBNM./"] };
const digitsOnly = ["123", "456", "789", "0"];

/** @type {HTMLElement | null} */
let board = null;
/** @type {HTMLInputElement | HTMLTextAreaElement | null} */
let field = null;
let capitals = true;

export function bringKeys() {
    document.addEventListener("pointerup", (event) => {
        if (event.pointerType !== "touch" || !(event.target instanceof Element)) return;
        const touched = event.target.closest("input, textarea");
        if (touched && wantsKeys(/** @type {HTMLInputElement} */ (touched))) open(/** @type {HTMLInputElement} */ (touched));
        else if (board && !board.contains(event.target)) close();
    });
    document.addEventListener("keydown", close);
}

/** @param {HTMLInputElement} input */
const wantsKeys = (input) => !input.readOnly && !input.disabled && !input.closest("[data-part=pin]")
    && (input instanceof HTMLTextAreaElement || ["text", "password", "search", "number"].includes(input.type));

/** @param {HTMLInputElement | HTMLTextAreaElement} target */
function open(target) {
    field = target;
    capitals = target.getAttribute("autocapitalize") !== "none";
    draw();
}

function close() {
    board?.remove();
    board = null;
    field = null;
}

function draw() {
    if (!field) return;
    const numeric = field.inputMode === "numeric" || field.inputMode === "decimal";
    const next = document.createElement("div");
    next.className = numeric ? "keyboard numeric" : "keyboard";
    const shown = document.createElement("div");
    shown.className = "keyboard-shown";
    shown.append(Object.assign(document.createElement("span"), { textContent: labelOf(field) }), Object.assign(document.createElement("output"), { textContent: valueOf(field) }));
    next.append(shown);
    const rows = numeric ? digitsOnly.map((row) => row === "0" && field?.inputMode === "decimal" ? "0" + (document.body.dataset.decimal ?? ".") : row) : letters[document.documentElement.lang === "de" ? "de" : "en"];
    for (const row of rows) {
        const line = document.createElement("div");
        for (const key of row) line.append(button(capitals ? key : key.toLowerCase(), () => type(capitals ? key : key.toLowerCase())));
        if (row === rows[rows.length - 1]) {
            if (!numeric) {
                line.append(button("\u21e7", () => { capitals = !capitals; draw(); }), button("\u2423", () => type(" ")));
            }
            line.append(button("\u232b", erase), button("\u2713", close, "keyboard-done"));
        }
        next.append(line);
    }
    board?.remove();
    board = next;
    document.body.append(next);
}

/** @param {string} text @param {() => void} press @param {string} [style] */
function button(text, press, style = "") {
    const key = Object.assign(document.createElement("button"), { type: "button", textContent: text, className: style, tabIndex: -1 });
    key.addEventListener("pointerdown", (event) => { event.preventDefault(); press(); });
    return key;
}

/** As if it were typed: the field's own rules decide. @param {string} text */
function type(text) {
    if (!field) return;
    field.focus();
    if (field.dispatchEvent(new InputEvent("beforeinput", { data: text, inputType: "insertText", bubbles: true, cancelable: true })) && (field.maxLength < 0 || field.value.length < field.maxLength)) {
        field.setRangeText(text, field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length, "end");
        field.dispatchEvent(new InputEvent("input", { data: text, inputType: "insertText", bubbles: true }));
    }
    tell();
}

function erase() {
    if (!field) return;
    const from = field.selectionStart ?? field.value.length;
    const to = field.selectionEnd ?? from;
    field.setRangeText("", from === to ? Math.max(0, from - 1) : from, to, "end");
    field.dispatchEvent(new InputEvent("input", { inputType: "deleteContentBackward", bubbles: true }));
    tell();
}

function tell() {
    const shown = board?.querySelector("output");
    if (shown && field) shown.textContent = valueOf(field);
}

/** @param {HTMLInputElement | HTMLTextAreaElement} of */
const valueOf = (of) => of.type === "password" ? "\u2022".repeat(of.value.length) : of.value;

/** @param {HTMLInputElement | HTMLTextAreaElement} of */
const labelOf = (of) => (of.labels?.[0]?.textContent ?? "").trim();
