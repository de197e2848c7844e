// Claims like the one that is being marked, to look at before it is made twice.

import { element } from './elements.js';

export function showSimilar(box, similar, words) {
    box.hidden = similar.length === 0;
    box.open = false;
    const count = `(${similar.length})`;
    box.querySelector('summary').replaceChildren(words.similar, ' ', count);
    box.querySelector('ul').replaceChildren(...similar.map((each) => element('li', {},
        element('a', { href: each.url, target: '_blank' }, each.statement),
        element('p', {}, each.about),
        element('p', {}, each.why),
    )));
}
