// How far an import has come, asked once a second; the page is loaded again when that is over.

const box = document.querySelector('.import-progress');
const bar = box.querySelector('progress');
const words = box.querySelector('.import-words');

async function look() {
    try {
        const answer = await fetch(box.dataset.status, {headers: {Accept: 'application/json'}});
        if (answer.ok) {
            const found = await answer.json();
            if (found.state !== box.dataset.state) {
                window.location.reload();
                return;
            }
            bar.value = found.percent;
            if (words.textContent !== found.words) {
                words.textContent = found.words;
            }
        }
    } catch {
        // The server is away for a moment: asked again.
    }
    window.setTimeout(look, 1000);
}

window.setTimeout(look, 500);
