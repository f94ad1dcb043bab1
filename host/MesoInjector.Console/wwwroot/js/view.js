// @ts-check
// Pages change in place: the frame with STOP, band and stream stays while only what is inside is replaced. Without this script links and forms work all the same.

import { toast } from "/js/commands.js";

/** After a change, nothing inside can be touched for so long: the finger was on its way to something else. */
const guardMilliseconds = 300;
let asked = 0;
let sending = 0;
/** @type {Record<string, (root: HTMLElement) => void | (() => void)>} */
const parts = {};
/** @type {(() => void)[]} */
let leaving = [];

/** A script for elements with data-part=name: run when they come into the page; what it returns is run when they go. @param {string} name @param {(root: HTMLElement) => void | (() => void)} begin */
export function part(name, begin) {
    parts[name] = begin;
    for (const root of document.querySelectorAll(`[data-part="${name}"]`)) start(/** @type {HTMLElement} */ (root));
}

export function follow() {
    document.addEventListener("click", (event) => {
        const link = event.target instanceof Element ? event.target.closest("a[data-nav]") : null;
        if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        go(link.getAttribute("href") ?? "/");
    });
    document.addEventListener("submit", (event) => {
        const form = /** @type {HTMLFormElement} */ (event.target);
        if (!form.hasAttribute("data-enhance") || event.defaultPrevented) return;
        event.preventDefault();
        send(form, /** @type {SubmitEvent} */ (event).submitter);
    });
    addEventListener("popstate", () => load(location.href, undefined));
    load(location.href, undefined, true);
}

/** @param {string} url */
export function go(url) {
    history.pushState(null, "", url);
    return load(url, undefined);
}

/** The same page anew: another state needs another layout. While a form is on its way, its answer is the newer page. */
export const refresh = () => sending > 0 ? undefined : load(location.href, undefined);

/** @param {HTMLFormElement} form @param {HTMLElement | null} submitter */
async function send(form, submitter) {
    if (form.dataset.pending === "1") return;
    form.dataset.pending = "1";
    sending++;
    const body = new FormData(form, submitter);
    const post = form.method.toLowerCase() === "post";
    const target = new URL((submitter?.getAttribute("formaction") ?? form.getAttribute("action")) || location.href, location.href);
    if (!post) target.search = new URLSearchParams(/** @type {any} */ (body)).toString();
    try {
        await load(target.href, post ? { method: "POST", body: form.enctype === "multipart/form-data" ? body : new URLSearchParams(/** @type {any} */ (body)) } : undefined, false, true);
    } finally {
        sending--;
        delete form.dataset.pending;
    }
}

/** @param {string} url @param {RequestInit | undefined} request @param {boolean} [first] the page is here already @param {boolean} [push] */
async function load(url, request, first = false, push = false) {
    const mine = ++asked;
    if (first) {
        await settle();
        return;
    }
    try {
        const answer = await fetch(url, request);
        const text = await answer.text();
        if (mine !== asked) return;
        if (push && answer.url !== location.href) history.pushState(null, "", answer.url);
        const page = new DOMParser().parseFromString(text, "text/html");
        if (!page.getElementById("view")) {
            // Not a page: words about why not.
            toast({ words: text.slice(0, 400) || `${answer.status} ${answer.statusText}`, remedy: "" });
            return;
        }
        replace(page);
        await settle();
    } catch {
        // Not reachable: the veil says so, and the stream brings the page back.
        if (!request) setTimeout(() => { if (mine === asked) refresh(); }, 1000);
    }
}

/** @param {Document} page */
function replace(page) {
    for (const leave of leaving) leave();
    leaving = [];
    for (const id of ["view", "menu"]) {
        const now = document.getElementById(id);
        const next = page.getElementById(id);
        if (now && next) now.replaceWith(document.adoptNode(next));
    }
    for (const selector of [".head", "meta[name=anti-forgery]"]) {
        const next = page.querySelector(selector);
        if (next) document.querySelector(selector)?.replaceWith(document.adoptNode(next));
    }
    document.body.className = page.body.className;
    document.body.dataset.decimal = page.body.dataset.decimal ?? ".";
    document.documentElement.lang = page.documentElement.lang;
    document.documentElement.dataset.theme = page.documentElement.dataset.theme ?? "dark";
    const view = /** @type {HTMLElement} */ (document.getElementById("view"));
    view.classList.add("guarded");
    setTimeout(() => view.classList.remove("guarded"), guardMilliseconds);
    const field = view.querySelector("[autofocus]");
    if (field instanceof HTMLElement) field.focus();
}

/** Scripts of the parts on this page: loaded once, started each time. */
async function settle() {
    for (const root of document.querySelectorAll("#view [data-part]")) {
        const name = /** @type {HTMLElement} */ (root).dataset.part ?? "";
        if (!parts[name]) await import(`/js/parts/${name}.js`);
        else start(/** @type {HTMLElement} */ (root));
    }
}

/** @param {HTMLElement} root */
function start(root) {
    if (root.dataset.started === "1") return;
    root.dataset.started = "1";
    const leave = parts[root.dataset.part ?? ""]?.(root);
    if (leave) leaving.push(leave);
}
