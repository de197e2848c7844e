"""First names by which “hon” and “han” are told apart."""

import re
from typing import Final

from claims.spotting.word_lists import listed

WOMEN: Final = listed(
    """
    Anna Eva Maria Karin Kristina Lena Sara Emma Elin Ida Hanna Linda Jenny Ulla Birgitta Ingrid
    Margareta Elisabeth Annika Susanne Åsa Andréa Magdalena Ebba Annie Nooshi Märta Amanda Jasmin
    Aida Katja Carina Lotta Cecilia Helena Johanna Sofia Malin Camilla Gunilla Monica Pia Therese
    Ylva Mona Klara Alva Astrid Linnea Agnes Signe Lisa Frida Julia Ann Anne Marie Louise Gudrun
    Inger Barbro Kerstin Berit Siv Maj Britt Irene Isabel Rut Judit Miriam Ester Ellen Karolina
    Charlotte Fatima Leila Amina Zahra Samira Azra Acko Paulina Romina Anette Madeleine Viktoria
    Ingegerd Solveig Majvor Nour Yasmin Noor Iris Saga Stina Tove Vera Wilma Ulrika Lovisa Mikaela
    """
)
MEN: Final = listed(
    """
    Anders Lars Erik Karl Per Johan Jan Mikael Peter Daniel Fredrik Andreas Magnus Mats Hans Bo
    Bengt Nils Olof Ola Sven Leif Ulf Björn Jonas Henrik Stefan Martin Niklas Alexander Tobias
    Mattias Jakob Gunnar Tomas Linus Kalle Staffan Erik Joakim Oskar Axel Gustav Viktor Elias
    Ali Ahmed Mohammed Omar Hassan Ivan David Samuel Simon Filip Emil Anton Rolf Kjell Göran
    Håkan Kent Kurt Lennart Roger Tommy Jimmie Jonathan Patrik Robert Rickard Christer Jens Ove
    Pål Pontus Sixten Torbjörn Urban Vidar Ludvig Isak Noa Luca Mika Sasha Ilya Joshua Andrea
    """
)


def gender_of(name: str) -> str:
    """`hon`, `han`, or empty where the first name does not tell."""
    first = re.split(r"[ -]", name)[0]
    if first in WOMEN and first not in MEN:
        return "hon"
    if first in MEN:
        return "han"
    return "hon" if first.endswith("a") else ""
