"""What was fetched, as WARC records: each request and each answer, byte for byte, with its time."""

import gzip
import io

from fastwarc.warc import WarcRecord, WarcRecordType

from corpus.fetching.client import Exchange, Fetched


def warc_of(fetched: Fetched, *, software: str) -> bytes:
    """A packed WARC: what made it, then of each exchange the answer and the request."""
    info = f"software: {software}\r\nformat: WARC File Format 1.1\r\n".encode()
    records = [
        _record(WarcRecordType.warcinfo, "application/warc-fields", info, fetched.exchanges[0])
    ]
    for exchange in fetched.exchanges:
        answer = _of_http(WarcRecordType.response, exchange.response, exchange)
        request = _of_http(WarcRecordType.request, exchange.request, exchange)
        request.headers["WARC-Concurrent-To"] = answer.headers["WARC-Record-ID"]
        records += [answer, request]
    return b"".join(map(_packed, records))


def _of_http(kind: WarcRecordType, content: bytes, exchange: Exchange) -> WarcRecord:
    record = _record(kind, f"application/http; msgtype={kind}", content, exchange)
    record.headers["WARC-Target-URI"] = exchange.address.url
    record.headers["WARC-IP-Address"] = exchange.ip
    return record


def _packed(record: WarcRecord) -> bytes:
    """Each by itself, as the standard asks, so that one can be read without those before it."""
    plain = io.BytesIO()
    record.write(plain, checksum_data=True)
    return gzip.compress(plain.getvalue(), mtime=0)


def _record(
    kind: WarcRecordType, media_type: str, content: bytes, exchange: Exchange
) -> WarcRecord:
    record = WarcRecord()
    record.init_headers(kind, content_length=len(content))
    record.record_date = exchange.at
    record.headers["Content-Type"] = media_type
    record.set_bytes_content(content)
    return record
