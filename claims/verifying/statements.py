"""Promises each of which one SELECT looks after, whatever they are about."""

from collections.abc import Iterator

from claims.verifying.findings import Look
from claims.verifying.selecting import PromiseStatement, looks_of


def _issued(table: str, kind: str) -> PromiseStatement:
    return PromiseStatement(
        "ids_issued_once",
        f"a {kind} has an id that is not in the ledger of issued ids",
        f"SELECT public_id FROM {table} t WHERE id BETWEEN %(low)s AND %(high)s AND NOT EXISTS"  # noqa: S608
        f" (SELECT FROM corpus_issuedid i WHERE i.id = t.public_id AND i.kind = '{kind}')",
        table,
    )


STATEMENTS = (
    PromiseStatement(
        "texts_equal_digests",
        "a text is not the one that its digest, its length and its form were taken of",
        """
        SELECT d.public_id || '/' || r.number
        FROM corpus_revision r JOIN corpus_document d ON d.id = r.document_id
        WHERE r.id BETWEEN %(low)s AND %(high)s
          AND (r.text_sha256 <> encode(sha256(convert_to(r.text, 'UTF8')), 'hex')
               OR r.length <> char_length(r.text) OR r.text IS NOT NFC NORMALIZED
               OR position(E'\\r' IN r.text) > 0)
        """,
        "corpus_revision",
        batch=500,
    ),
    PromiseStatement(
        "originals_equal_digests",
        "the original bytes of a text are not those that their digest was taken of",
        """
        SELECT d.public_id || '/' || r.number
        FROM corpus_revision r JOIN corpus_document d ON d.id = r.document_id
        WHERE r.id BETWEEN %(low)s AND %(high)s
          AND r.original_sha256 <> encode(sha256(r.original), 'hex')
        """,
        "corpus_revision",
        batch=500,
    ),
    PromiseStatement(
        "pages_in_texts",
        "pages leave their text, overlap, or are not as many as it was stored with",
        """
        SELECT d.public_id || '/' || r.number
        FROM corpus_revision r JOIN corpus_document d ON d.id = r.document_id
        LEFT JOIN (
            SELECT revision_id, count(*) AS pages, max("end") AS last, bool_or(too_far) AS too_far
            FROM (SELECT revision_id, "end",
                         "end" > lead(start) OVER (PARTITION BY revision_id ORDER BY start)
                             AS too_far
                  FROM corpus_page WHERE revision_id BETWEEN %(low)s AND %(high)s) AS one
            GROUP BY revision_id) AS p ON p.revision_id = r.id
        WHERE r.id BETWEEN %(low)s AND %(high)s
          AND (coalesce(p.pages, 0) > r.page_stretches OR p.last > r.length OR p.too_far)
        """,
        "corpus_revision",
        batch=5_000,
    ),
    PromiseStatement(
        "sections_in_texts",
        "sections leave their text or overlap",
        """
        SELECT d.public_id || '/' || r.number || ', section ' || s.number
        FROM (SELECT number, revision_id, "end",
                     "end" > lead(start) OVER (PARTITION BY revision_id ORDER BY start) AS too_far
              FROM corpus_section WHERE revision_id BETWEEN %(low)s AND %(high)s) AS s
        JOIN corpus_revision r ON r.id = s.revision_id
        JOIN corpus_document d ON d.id = r.document_id
        WHERE s."end" > r.length OR s.too_far
        """,
        "corpus_revision",
        batch=5_000,
    ),
    PromiseStatement(
        "spans_in_sections",
        "a claim's place leaves its section",
        """
        SELECT c.public_id FROM claims_claim c JOIN corpus_section s ON s.id = c.section_id
        WHERE c.id BETWEEN %(low)s AND %(high)s
          AND (c.start < s.start OR c."end" > s."end" OR c.revision_id <> s.revision_id)
        """,
        "claims_claim",
    ),
    _issued("corpus_document", "document"),
    _issued("claims_speaker", "speaker"),
    _issued("claims_claim", "claim"),
    _issued("claims_importedwithdrawal", "claim"),
    PromiseStatement(
        "ids_issued_once",
        "two records have the same id",
        """
        SELECT public_id FROM (
            SELECT public_id FROM corpus_document UNION ALL SELECT public_id FROM claims_speaker
            UNION ALL SELECT public_id FROM claims_claim
            UNION ALL SELECT public_id FROM claims_importedwithdrawal) AS ids
        GROUP BY public_id HAVING count(*) > 1
        """,
    ),
    PromiseStatement(
        "approvals_as_given",
        "an approval's fingerprint is not that of its content, or one person gave it alone",
        """
        SELECT c.public_id FROM claims_claimapproval a JOIN claims_claim c ON c.id = a.claim_id
        WHERE a.id BETWEEN %(low)s AND %(high)s
          AND (a.fingerprint <> claims_fingerprint(a.content)
               OR NOT a.carried AND a.approved_by_id = a.submitted_by_id)
        """,
        "claims_claimapproval",
    ),
    PromiseStatement(
        "claims_as_approved",
        "a claim says it was approved, but is not what was approved last",
        """
        SELECT public_id FROM claims_claim WHERE id IN (SELECT claims_unlike_approved(ARRAY(
            SELECT id FROM claims_claim
            WHERE id BETWEEN %(low)s AND %(high)s AND status IN ('checked', 'not_checkable'))))
        """,
        "claims_claim",
        batch=5_000,
    ),
    PromiseStatement(
        "versions_as_approved",
        "a published version with a verdict is not what anybody approved",
        """
        SELECT c.public_id || '/' || v.number
        FROM claims_claimversion v JOIN claims_claim c ON c.id = v.claim_id
        WHERE v.claim_id BETWEEN %(low)s AND %(high)s
          AND v.status IN ('checked', 'not_checkable') AND v.kind <> 'withdrawal'
          AND NOT EXISTS (
            SELECT FROM claims_claimapproval a
            WHERE a.claim_id = v.claim_id AND a.approved_at IS NOT NULL
              AND a.fingerprint = claims_fingerprint(claims_content(v.record->'claim'))
              AND (a.carried OR NOT EXISTS (
                SELECT FROM claims_claimversion earlier
                WHERE earlier.claim_id = v.claim_id AND earlier.number = v.number - 1
                  AND earlier.kind = 'withdrawal' AND earlier.published_at >= a.approved_at)))
        """,
        "claims_claim",
        batch=5_000,
    ),
    PromiseStatement(
        "versions_complete",
        "a claim's versions are not numbered from 1 without a hole, in the order of publication",
        """
        SELECT DISTINCT c.public_id
        FROM (SELECT claim_id, number, publication, published_at, kind,
                     row_number() OVER each AS place, lag(publication) OVER each AS earlier,
                     lag(published_at) OVER each AS earlier_at
              FROM claims_claimversion WHERE claim_id BETWEEN %(low)s AND %(high)s
              WINDOW each AS (PARTITION BY claim_id ORDER BY number)) AS v
        JOIN claims_claim c ON c.id = v.claim_id
        WHERE v.number <> v.place OR earlier >= publication OR earlier_at > published_at
           OR (v.number = 1) <> (v.kind = 'first')
        """,
        "claims_claim",
    ),
    PromiseStatement(
        "publications_without_holes",
        "a publication number is missing before this one",
        """
        SELECT publication::text
        FROM (SELECT publication, lag(publication, 1, 0::bigint) OVER (ORDER BY publication)
                  AS before
              FROM (SELECT publication::bigint FROM claims_claimversion
                    UNION SELECT publication::bigint FROM claims_publicversion) AS each) AS numbers
        WHERE publication <> before + 1 AND NOT EXISTS (
            SELECT FROM claims_publiclife
            WHERE first_publication = publication AND last_before = before)
        """,
    ),
    PromiseStatement(
        "public_rows_belong",
        "a public version has no version behind it, or another number, kind, note or time",
        """
        SELECT p.publication::text
        FROM claims_publicversion p
        LEFT JOIN claims_claimversion v ON v.publication = p.publication
        WHERE p.publication BETWEEN %(low)s AND %(high)s
          AND CASE WHEN v.id IS NULL THEN NOT EXISTS (
                SELECT FROM claims_publicclaim c
                JOIN claims_importedwithdrawal w ON w.public_id = c.id
                WHERE c.first_publication = p.claim_id)
              ELSE (p.number, p.kind, p.note, p.published_at)
                   IS DISTINCT FROM (v.number, v.kind, v.note, v.published_at) END
        """,
        "claims_publicversion",
        key="publication",
    ),
    PromiseStatement(
        "public_rows_belong",
        "a public claim has no claim behind it",
        """
        SELECT p.id FROM claims_publicclaim p
        WHERE p.first_publication BETWEEN %(low)s AND %(high)s
          AND NOT EXISTS (
            SELECT FROM claims_claimversion v JOIN claims_claim c ON c.id = v.claim_id
            WHERE v.publication = p.first_publication AND c.public_id = p.id)
          AND NOT EXISTS (SELECT FROM claims_importedwithdrawal w WHERE w.public_id = p.id)
        """,
        "claims_publicclaim",
        key="first_publication",
    ),
    PromiseStatement(
        "public_claims_found",
        "a public claim is not in the words of search or the facets, or a withdrawn one is",
        """
        SELECT p.id FROM claims_publicclaim p
        LEFT JOIN claims_publicsearch s ON s.claim_id = p.first_publication
        LEFT JOIN claims_publicclaimfacets f ON f.claim_id = p.first_publication
        WHERE p.first_publication BETWEEN %(low)s AND %(high)s
          AND ((s.claim_id IS NULL) <> p.withdrawn OR (f.claim_id IS NULL) <> p.withdrawn)
        """,
        "claims_publicclaim",
        key="first_publication",
    ),
    PromiseStatement(
        "earlier_texts_shown",
        "an earlier text that public versions stand on is not shown as it may be, or is shown"
        " otherwise; rebuild_public",
        """
        SELECT document_id || '/' || revision
        FROM claims_earlier_texts(NULL) AS wanted
        FULL JOIN claims_publicearliertext AS there USING (document_id, revision)
        WHERE (there.sha256, there.length, there.text, there.pages)
              IS DISTINCT FROM (wanted.sha256, wanted.length, wanted.text, wanted.pages)
        """,
    ),
    PromiseStatement(
        "answers_shown",
        "an answer to a correction request is not what the public reads of it",
        """
        SELECT r.id::text
        FROM claims_correctionrequest r LEFT JOIN claims_publicanswer p ON p.request = r.id
        WHERE r.id BETWEEN %(low)s AND %(high)s
          AND (r.outcome <> 'open') AND (p.answered_at, p.outcome, p.answer)
              IS DISTINCT FROM (r.answered_at, r.outcome, r.answer)
        """,
        "claims_correctionrequest",
    ),
)


def looks() -> Iterator[Look]:
    return looks_of(STATEMENTS)
