// One-letter keys. They rest while somebody types, in dialogs, and when switched off (WCAG 2.1.4).

const KEPT = 'reader-keys-off';

export class Keys {
    constructor(acts, toggle) {
        this.acts = acts;
        this.off = localStorage.getItem(KEPT) === 'yes';
        toggle.checked = !this.off;
        toggle.addEventListener('change', () => {
            this.off = !toggle.checked;
            localStorage.setItem(KEPT, this.off ? 'yes' : 'no');
        });
        document.addEventListener('keydown', (event) => this.#key(event));
    }

    #key(event) {
        const act = this.acts[event.key];
        if (!act || this.off || event.ctrlKey || event.metaKey || event.altKey || event.isComposing
            || event.defaultPrevented || document.querySelector('dialog[open]')
            || event.target.closest('input, textarea, select, [contenteditable]')) {
            return;
        }
        event.preventDefault();
        act();
    }
}
