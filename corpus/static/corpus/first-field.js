// On a page where something is added, typing begins in its first field, not on a button.
const form = document.querySelector('.change-form #content-main > form');
const FIELDS = 'input:not([type=hidden], [type=submit], [type=button]), select, textarea';

// Django's own script has focused the first element by then, whatever that is.
window.addEventListener('load', () => {
    const first = form?.querySelector(`fieldset :is(${FIELDS})`);
    if (first && location.pathname.endsWith('/add/') && document.activeElement?.matches('[type=submit]')) {
        first.focus();
    }
});
