// Enter in a field saves nothing by accident; with Ctrl, or Cmd, it saves and stays on the page.
const form = document.querySelector('.change-form #content-main > form');

form?.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        const save = form.querySelector('.submit-row [name=_continue]') ?? form.querySelector('.submit-row [name=_save]');
        if (save) {
            event.preventDefault();
            form.requestSubmit(save);
        }
    }
});
