// Claims like the one that is being marked, to look at before it is made twice.

import { element } from './elements.js';

export function similarItems(similar) {
    return similar.map((each) => element('li', {},
        element('a', { href: each.url, target: '_blank' }, each.statement),
        element('span', { className: 'similar-about' }, each.about),
        ...(each.verdict ? [element('strong', {}, each.verdict)] : []),
        element('span', { className: each.but ? 'similar-but' : 'similar-why' },
            [each.why, each.but].filter(Boolean).join(' · '))));
}

// In the form, where no suggestions' card says it.
export function showSimilar(box, similar, words) {
    box.hidden = similar.length === 0;
    box.open = false;
    const count = `(${similar.length})`;
    box.querySelector('summary').replaceChildren(words.similar, ' ', count);
    box.querySelector('ul').replaceChildren(...similarItems(similar));
}
