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
    Alice Maja Elsa Ella Freja Olivia Selma Ines Lilly Lily Leia Molly Stella Hedda Ellie Meja
    Edith Majken Cornelia Nathalie Natalie Felicia Tuva Matilda Mathilda Tilda Tyra Jennifer
    Josefin Josefine Jasmine Caroline Karoline Pernilla Petra Ewa Agneta Marianne Maj-Britt Gun
    Gunnel Gunvor Siri Sigrid Ragnhild Rigmor Margit Margareth Birgit Brita Britta Elisabet Ingela
    Inga Ing-Marie Ann-Marie Anne-Marie Annelie Anneli Annette Ann-Sofie Sofie Sophie Fanny Jessica
    Rebecka Rebecca Sandra Victoria Veronica Veronika Angelica Angelika Anita Ann-Christin Christin
    Kristin Kristine Christina Christine Katarina Catarina Catharina Kajsa Kaisa Moa Nina Nadja
    Nadia Natalia Irina Tatjana Svetlana Oksana Ludmila Danuta Heidi Helen Helene Hélène Hillevi
    Hjördis Gerd Gerda Greta Gunborg Harriet Henrietta Ingeborg Ingalill Isabella Isabelle Ivonne
    Yvonne Yvette Janet Jeanette Johanne Joanna Karen Katrin Kim-Marie Kirsten Laila Laura Lina
    Lisbet Lisbeth Lise Liselott Liselotte Lovis Lydia Madelaine Maggan Magda Maggie Majlis Malena
    Marita Marlene Marta Martina Mariam Maryam Mathilde Mia Michelle Mimmi Nanna Nellie Nelly Nora
    Ottilia Pauline Ragna Ronja Rosa Rosita Ruth Sabina Sabrina Sanna Shirin Shahrzad Siw Susan
    Susanna Suzanne Sylvia Tanja Teres Terese Terés Tina Tora Torun Ursula Vanja Vendela Vivian
    Viveca Viveka Wanja Zara Zeinab Zeynep Åse Aisha Ayse Halima Khadija Nasrin Parisa Roya Sahar
    Soraya Nazanin Mahsa Leyla Elif Fatma Hatice Emine Gulan Rojin Dilan Beatrice Bodil Berith
    Dagny Dagmar Disa Doris Ebba-Lisa Elaine Eleonora Ellinor Elinor Elly Elvy Elvira Embla Engla
    Estelle Evelina Ewelina Filippa Florence Gabriella Gisela Gloria Gry Hildur Ilse Inez Iréne Iza
    Jill Jonna Judith Julie Justine Kate Katie Klaudia Kristel
    """
)
MEN: Final = listed(
    """
    Anders Lars Erik Karl Per Johan Jan Mikael Peter Daniel Fredrik Andreas Magnus Mats Hans Bo
    Bengt Nils Olof Ola Sven Leif Ulf Björn Jonas Henrik Stefan Martin Niklas Alexander Tobias
    Mattias Jakob Gunnar Tomas Linus Kalle Staffan Joakim Oskar Axel Gustav Viktor Elias Ali Ahmed
    Mohammed Omar Hassan Ivan David Samuel Simon Filip Emil Anton Rolf Kjell Göran Håkan Kent Kurt
    Lennart Roger Tommy Jimmie Jonathan Patrik Robert Rickard Christer Jens Ove Pål Pontus Sixten
    Torbjörn Urban Vidar Ludvig Isak Noa Luca Mika Sasha Ilya Joshua Andrea William Liam Noah Hugo
    Lucas Lukas Oliver Oscar Adam Matteo Elliot Ludwig Frans Leo Theo Otto August Arvid Alfred
    Melvin Vincent Gustaf Benjamin Edvin Harry Theodor Albin Valter Walter Loui Louis Viggo Olle
    Nicholas Jack Wilmer Sigge Ebbe Malte Loke Melker Milo Ture Tage Folke Kristian Christian
    Kristoffer Christoffer Sebastian Marcus Markus Mathias Jesper Jimmy Conny Kenneth Kennet Ronny
    Sonny Johnny Jonny Tony Thomas Tom Tore Torgny Torsten Thorsten Sten Stig Sture Sune Sverker
    Sören Rune Ragnar Roland Ronald Roy Rutger Samir Sami Said Saeed Salah Sam Santiago Sergej
    Serge Sigvard Sigurd Stellan Svante Teodor Tim Timo Tobbe Todd Truls Uno Valdemar Verner Werner
    Vilhelm Wilhelm Vladimir Volodymyr Yusuf Yngve Yussuf Zlatan Åke Östen Örjan Abdi Abdul
    Abdullah Abraham Adrian Adnan Albert Aleksandr Alf Allan Alvar Amir Anas André Antonio Antonius
    Arne Aron Arthur Artur Arvo Asger Assar Aziz Bashar Bernt Berndt Bernhard Bert Bertil Birger
    Bojan Boris Bosse Börje Carl Carl-Henrik Carl-Johan Carlos Caspar Casper Charles Claes Clas
    Claus Klas Klaus Dan Dario Denis Dennis Dick Didrik Dmitrij Douglas Eddie Eddy Edgar Edmund
    Edvard Edward Egon Einar Eino Eje Elon Elis Emanuel Emmanuel Enok Eric Erland Erling Ernst Esa
    Eskil Evert Fabian Felix Ferdinand Fritz Gabriel George Georg Gerhard Gerard Germund Gideon
    Gillis Giovanni Glenn Gottfrid Greger Gunde Gösta Göte Hampus Hannes Harald Henning Henry
    Herbert Herman Hilmer Hjalmar Holger Hussein Ian Ibrahim Igor Ingemar Ingmar Ingvar Isac Ismail
    Ivar Jacob Jakub James Jari Jarl Jean Jerker Jerry Jim Joacim Jochen Joel John Johnnie Jon
    Jonatan Jorge Josef Joseph José Juan Juhani Jukka Julius Jörgen Jöran Kaj Kai Karim Karsten
    Kasper Keijo Kevin Khalid Kjell-Åke Knut Konrad Krister Krystian Lage Lars-Erik Lasse Lauri
    Lave Leonard Levi Lorenz Luis Mahmoud Manfred Manuel Marc Marcel Marco Mario Matti Maurits
    Mehmet Mehdi Micael Michael Mikko Milan Mohamed Mohamad Mohammad Morgan Morten Moses Moritz
    Muhammed Murat Mustafa Måns Mårten Nathan Nicklas Nicolas Nikolaj Niels Nikita Nima Noel
    Norbert Olaf Olav Ole Oleg Omid Osman Osvald Ossian Pablo Palle Pär Patric Patrick Paul Pauli
    Pavel Pehr Pekka Pelle Petter Philip Pierre Preben Radek Rafael Rainer Ralf Ralph Ramon Ramin
    Rasmus Raymond Reidar Reine Reza Richard Rikard Risto Roine Ruben Rudolf Runar Ulrik Usman
    Valentin Waldemar Willy Willie Wiktor Xavier Yaser Yasin
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
