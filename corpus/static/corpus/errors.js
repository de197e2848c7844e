// The list of errors at the top: it is read first, and each of its links leads into its field.
const summary = document.getElementById('error-summary');

const focusable = (target) => {
    if (target.classList.contains('select2-hidden-accessible')) {
        return target.parentElement.querySelector('.select2-selection') ?? target;
    }
    if (target.matches('input:not([type=hidden]), select, textarea, button, a[href]')) {
        return target;
    }
    return target.querySelector('input:not([type=hidden]), select, textarea') ?? target;
};

if (summary) {
    summary.addEventListener('click', (event) => {
        const link = event.target.closest('a[href^="#"]');
        const target = link && document.getElementById(link.hash.slice(1));
        if (!target) {
            return;
        }
        event.preventDefault();
        for (let part = target.closest('details'); part; part = part.parentElement.closest('details')) {
            part.open = true;
        }
        const field = focusable(target);
        field.focus({preventScroll: true});
        field.scrollIntoView({block: 'center'});
    });
    // Another panel may ask for attention before: somebody else's change.
    if (!document.getElementById('conflict')) {
        summary.focus();
    }
}
