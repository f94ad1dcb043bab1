// @ts-check
// STOP depends on nothing else of the page: no module, no stream, no token. It asks again until it is answered.
(() => {
    const button = /** @type {HTMLButtonElement} */ (document.getElementById("stop"));
    const tries = 20;
    let busy = false;

    /** @param {string} id @param {number} left */
    function ask(id, left) {
        fetch("/stop?id=" + id, { method: "POST", keepalive: true })
            .then((answer) => { if (!answer.ok) throw new Error(String(answer.status)); done("stopped"); })
            .catch(() => { if (left > 0) setTimeout(() => ask(id, left - 1), 200); else done("unanswered"); });
    }

    /** @param {string} how */
    function done(how) {
        busy = false;
        button.dataset.answer = how;
        setTimeout(() => { delete button.dataset.answer; }, 1500);
    }

    function newId() {
        const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
        return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
    }

    /** @param {Event} event */
    function stop(event) {
        event.preventDefault();
        if (busy) return;
        busy = true;
        button.dataset.answer = "asked";
        ask(newId(), tries);
    }

    button.addEventListener("pointerdown", stop);
    button.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") stop(event); });
})();
