// The key / leads to the search box from every page. Whoever has switched the reader's one-letter
// keys off has switched this off too (WCAG 2.1.4).
const field = document.getElementById('find-everything-q');

document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing
        || event.defaultPrevented || localStorage.getItem('reader-keys-off') === 'yes'
        || document.querySelector('dialog[open]')
        || event.target.closest?.('input, textarea, select, [contenteditable]')) {
        return;
    }
    if (field) {
        event.preventDefault();
        field.focus();
        field.select();
    }
});
