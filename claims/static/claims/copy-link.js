// An address is copied by its button, which says so for a moment.
const SAID_MILLISECONDS = 2000;

document.addEventListener('click', async (event) => {
    const button = event.target.closest('button[data-copy]');
    if (!button) {
        return;
    }
    const words = button.textContent;
    try {
        await navigator.clipboard.writeText(button.dataset.copy);
        button.textContent = button.dataset.copied;
        setTimeout(() => { button.textContent = words; }, SAID_MILLISECONDS);
    } catch {
        // Without a secure connection nothing can be copied: the address is shown to copy by hand.
        button.replaceWith(button.dataset.copy);
    }
});
