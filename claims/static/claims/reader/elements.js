// Small helpers for building what the scripts show.

export function element(tag, properties = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
        if (name.includes('-') || name === 'role' || name === 'for') {
            made.setAttribute(name, value);
        } else {
            made[name] = value;
        }
    }
    made.append(...children);
    return made;
}

export function button(label, onclick, properties = {}) {
    const made = element('button', { type: 'button', ...properties }, label);
    made.addEventListener('click', onclick);
    return made;
}

// `fill("Claim %(number)s", { number: 3 })`
export function fill(sentence, values) {
    return sentence.replace(/%\((\w+)\)s/g, (_all, name) => values[name]);
}

export function short(words, length = 120) {
    const line = words.replace(/\s+/g, ' ');
    return line.length > length ? `${line.slice(0, length).trimEnd()}…` : line;
}
