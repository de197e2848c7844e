// Pasted addresses become cards at once. Without this module the button does it on the server.
const box = document.getElementById('paste-addresses');

if (box) {
    const {prefix, told, url} = box.dataset;
    const field = box.querySelector('textarea');
    const said = box.querySelector('[role=status]');
    const group = document.getElementById(`${prefix}-group`);
    const csrf = document.querySelector('[name=csrfmiddlewaretoken]').value;

    const rows = () => Number(document.getElementById(`id_${prefix}-TOTAL_FORMS`).value);
    const input = (row, name) => document.getElementById(`id_${prefix}-${row}-${name}`);

    // Django's own script numbers the new row.
    const addRow = () => {
        const link = group.querySelector('.add-row a');
        link.click();
        return rows() - 1;
    };

    // The copy is brought by a worker: asked for a while, and only what is still empty is filled in.
    const fillIn = async (row, card, tries = 20) => {
        for (let left = tries; left > 0; left -= 1) {
            await new Promise((resolve) => setTimeout(resolve, 1500));
            const response = await fetch(`${told}?${new URLSearchParams({address: card.url})}`, {
                headers: {'Accept': 'application/json'},
                redirect: 'error',
            });
            if (!response.ok) {
                return;
            }
            const answer = await response.json();
            if (answer.waiting) {
                continue;
            }
            for (const [name, value] of Object.entries(answer.told)) {
                const field = input(row, name);
                if (field && !field.value && input(row, 'url').value === card.url) {
                    field.value = value;
                }
            }
            if (answer.said && !said.textContent.includes(answer.said)) {
                said.append(` ${answer.said}`);
            }
            return;
        }
    };

    const add = async () => {
        const body = new URLSearchParams({text: field.value});
        for (let row = 0; row < rows(); row += 1) {
            if (input(row, 'url')?.value) {
                body.append('taken', input(row, 'url').value);
            }
        }
        const response = await fetch(url, {
            method: 'POST',
            body,
            headers: {'X-CSRFToken': csrf, 'Accept': 'application/json'},
            redirect: 'error',
        });
        if (!response.ok) {
            throw new Error(response.statusText);
        }
        const answer = await response.json();
        let first = null;
        for (const card of answer.cards) {
            const row = addRow();
            for (const [name, value] of Object.entries(card)) {
                input(row, name).value = value;
            }
            first ??= input(row, 'title');
            if (!card.title) {
                fillIn(row, card).catch(() => {}); // away for a moment: it is typed then
            }
        }
        said.textContent = answer.said;
        if (first) {
            field.value = answer.left;
            first.focus();
            first.scrollIntoView({block: 'center'});
        }
    };

    // What was typed here is never lost: when the server can't be asked, the button posts the form.
    let plain = false;
    const button = box.querySelector('button');
    const attempt = () => add().catch(() => {
        plain = true;
        button.click();
    });

    button.addEventListener('click', (event) => {
        if (!plain && group.querySelector('.add-row a')) {
            event.preventDefault();
            attempt();
        }
    });
    field.addEventListener('paste', () => setTimeout(() => {
        if (/^\s*(https?:\/\/|www\.)\S+/i.test(field.value)) {
            attempt();
        }
    }));
}
