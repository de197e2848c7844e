// Says every now and then that this page is open, and shows who else has it open.
const place = document.getElementById('presence');

if (place) {
    const csrf = document.querySelector('[name=csrfmiddlewaretoken]')?.value;

    const tell = async () => {
        const body = new URLSearchParams({kind: place.dataset.kind, record: place.dataset.record});
        try {
            const response = await fetch(place.dataset.url, {
                method: 'POST',
                body,
                headers: {'X-CSRFToken': csrf, 'Accept': 'application/json'},
                redirect: 'error',
            });
            if (response.ok) {
                const {others} = await response.json();
                // Screen readers would hear it again each time otherwise.
                if (place.textContent !== others) {
                    place.textContent = others;
                }
            }
        } catch {
            // The network is away for a moment, or the session has ended: it is tried again.
        }
    };

    if (csrf) {
        tell();
        setInterval(() => document.hidden || tell(), 1000 * Number(place.dataset.every));
        document.addEventListener('visibilitychange', () => document.hidden || tell());
    }
}
