// Names for what Django's admin leaves without one that a screen reader could say.

const named = (element, ids) => element?.setAttribute('aria-labelledby', ids.join(' '));

let made = 0;

/** The element's id; it gets one where it has none. */
const idOf = (element) => (element.id ||= `name-${++made}`);

/** The text at the control: its label, or what already names it. */
const nameIds = (control) => {
    const given = control.getAttribute('aria-labelledby');
    return given ? given.split(' ') : Array.from(control.labels ?? [], idOf);
};

/** In a table of rows to fill in, a control is named by its column. */
const nameByColumn = (root) => {
    for (const cell of root.querySelectorAll('.tabular.inline-related tbody td')) {
        const heading = cell.closest('table').tHead?.rows[0]?.cells[cell.cellIndex];
        if (!heading || !heading.textContent.trim()) {
            continue;
        }
        for (const control of cell.querySelectorAll('input:not([type="hidden"]), select, textarea')) {
            if (!control.labels?.length && !control.hasAttribute('aria-label')) {
                named(control, [idOf(heading)]);
            }
        }
    }
};

/** A choice that is searched is drawn beside its <select>, which has the label. */
const nameChoices = (root) => {
    for (const select of root.querySelectorAll('select.select2-hidden-accessible')) {
        const ids = nameIds(select);
        const drawn = select.nextElementSibling;
        if (!ids.length || !drawn?.matches('.select2-container')) {
            continue;
        }
        const shown = drawn.querySelector('[role="textbox"]');
        named(shown, ids);
        named(drawn.querySelector('.select2-selection--single'), shown ? [...ids, shown.id] : ids);
        named(drawn.querySelector('.select2-search__field'), ids);
    }
};

/** Two fields of one moment: the word before each is its name. */
const nameMoments = (root) => {
    for (const input of root.querySelectorAll('.datetime input')) {
        const word = input.previousSibling?.textContent.trim();
        if (word && !input.labels?.length) {
            input.setAttribute('aria-label', word.replace(/:$/, ''));
        }
    }
};

const nameAll = (root) => {
    nameByColumn(root);
    nameChoices(root);
    nameMoments(root);
    for (const icon of root.querySelectorAll('span.help-tooltip[aria-label]')) {
        icon.setAttribute('role', 'img');
    }
};

const $ = window.django?.jQuery ?? ((run) => run());
// After the admin's own scripts, of which some wait for the page and some for jQuery.
window.addEventListener('load', () => $(() => nameAll(document)));
document.addEventListener('formset:added', (event) => nameAll(event.target));
document.addEventListener('focusin', ({target}) => {
    // The field in which a choice is searched comes with the list, and belongs to what is open.
    const open = target.closest('.select2-dropdown') && document.querySelector(
        'select.select2-hidden-accessible:has(+ .select2-container--open)',
    );
    if (open) {
        named(target, nameIds(open));
    }
});
