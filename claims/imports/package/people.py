"""Speakers with their roles, topics, and the scales of verdicts."""

from claims.imports.package.reading import Json, Package
from claims.imports.package.sources import all_records
from claims.models import Party, Rating, RatingScale, Role, Speaker, Topic

# Of an older scale only the labels of the verdicts that were used are public.
UNKNOWN_DEFINITION = "The definition is not in the data package."


class People:
    """By their public ids."""

    def __init__(self) -> None:
        self.speakers: dict[str, Speaker] = {}
        self.topics: dict[str, Topic] = {}
        self._roles: dict[tuple[str, str, str | None], Role] = {}

    def role(self, voice: Json) -> Role | None:
        """The role that the voice's label means; made where the speaker has none such now."""
        if not voice["role"]:
            return None
        key = (voice["id"], voice["role"], voice["party"])
        if key not in self._roles:
            self._roles[key] = self._find_or_make(voice)
        return self._roles[key]

    def _find_or_make(self, voice: Json) -> Role:
        speaker = self.speakers[voice["id"]]
        fitting = [role for role in speaker.roles.all() if role.label == voice["role"]]
        for role in fitting:
            if (role.party or speaker.party) == (voice["party"] or ""):
                return role
        party = voice["party"] if voice["party"] != speaker.party else ""
        Party.objects.ensure([party or ""])
        role, _made = Role.objects.get_or_create(
            speaker=speaker,
            title=fitting[0].title if fitting else voice["role"],
            organisation=fitting[0].organisation if fitting else "",
            party=party or "",
            period_edtf="",
        )
        return role


def make_people(package: Package) -> People:
    made = People()
    for said in package.lines("speakers"):
        parties = [said["party"], *(role["party"] for role in said["roles"])]
        Party.objects.ensure(filter(None, parties))
        speaker = Speaker.objects.create(
            public_id=said["id"],
            name=said["name"],
            kind=said["kind"],
            party=said["party"] or "",
            wikidata_id=said["wikidata_id"] or "",
        )
        for role in said["roles"]:
            Role.objects.create(
                speaker=speaker,
                title=role["title"],
                organisation=role["organisation"] or "",
                party=role["party"] or "",
                period_edtf=role["period"] or "",
            )
        made.speakers[said["id"]] = speaker
    for said in package.lines("topics"):
        made.topics[said["id"]] = Topic.objects.create(
            id=said["id"], name_sv=said["name_sv"], name_en=said["name_en"]
        )
    return made


# By the scale's version and the verdict's id.
Ratings = dict[tuple[int, str], Rating]


def make_ratings(package: Package) -> Ratings:
    """The newest scale as it is; of older ones what the versions say of them."""
    made: Ratings = {}
    for said in package.lines("ratings"):
        _make_rating(made, said, said)
    for record in all_records(package):
        if rating := record.get("rating"):
            unknown = {"label_en": rating["label"]} | dict.fromkeys(
                ("definition", "definition_en"), UNKNOWN_DEFINITION
            )
            _make_rating(made, rating, unknown)
    return made


def _make_rating(made: Ratings, said: Json, described: Json) -> None:
    key = (said["scale_version"], said["id"])
    if key in made:
        return
    scale, _new = RatingScale.objects.get_or_create(
        version=said["scale_version"],
        defaults={
            "name": f"Imported, version {said['scale_version']}",
            "best": said["best"],
            "worst": said["worst"],
        },
    )
    made[key] = Rating.objects.create(
        scale=scale,
        slug=said["id"],
        label_sv=said["label"],
        label_en=described["label_en"],
        definition_sv=described["definition"],
        definition_en=described["definition_en"],
        value=said["value"],
        position=sum(version == said["scale_version"] for version, _id in made) + 1,
    )
