import { monthNames } from "../dates/day-words.js";
import { numberWords } from "./number-words.js";
import { list } from "./phrases.js";

/** Closed classes: one thing cannot be two members of a class. A person can extend them. */
const lines: Readonly<Record<string, readonly string[]>> = {
  weekday: list("monday, tuesday, wednesday, thursday, friday, saturday, sunday"),
  // "May" is not in the list, because it is usually a verb.
  month: monthNames.map((name) => name.toLowerCase()).filter((name) => name !== "may"),
  season: list("spring, summer, autumn, winter"),
  cardinal: [...numberWords.keys(), "thousand", "million", "billion"],
  direction: list("north, south, east, west, northern, southern, eastern, western"),
  nationality:
    list(`american, british, english, french, german, italian, spanish, portuguese, dutch, belgian, swiss, austrian, swedish,
    norwegian, danish, finnish, polish, russian, ukrainian, greek, turkish, arab, israeli, iranian, indian, pakistani, chinese, japanese, korean,
    vietnamese, thai, indonesian, malaysian, filipino, australian, canadian, mexican, brazilian, argentinian, chilean, colombian, cuban, african,
    egyptian, nigerian, kenyan, moroccan, ethiopian, european, asian, irish, scottish, welsh, hungarian, romanian, bulgarian, czech, croatian,
    serbian, icelandic, peruvian, venezuelan, jamaican, saudi, syrian, iraqi, afghan, lebanese, taiwanese`),
  country:
    list(`america, britain, england, france, germany, italy, spain, portugal, netherlands, belgium, switzerland, austria, sweden, norway,
    denmark, finland, poland, russia, ukraine, greece, turkey, israel, iran, india, pakistan, china, japan, korea, vietnam, thailand, indonesia,
    malaysia, philippines, australia, canada, mexico, brazil, argentina, chile, colombia, cuba, egypt, nigeria, kenya, morocco, ethiopia, ireland,
    scotland, wales, hungary, romania, bulgaria, croatia, serbia, iceland, peru, venezuela, jamaica, syria, iraq, afghanistan, lebanon, taiwan,
    singapore, europe, africa, asia, antarctica`),
  colour:
    list(`red, blue, green, yellow, orange, purple, pink, black, white, brown, gray, grey, violet, turquoise, beige, maroon, crimson, gold,
    silver, magenta, cyan, tan, navy`),
  planet: list("mercury, venus, earth, mars, jupiter, saturn, uranus, neptune, pluto"),
  material:
    list(`wood, wooden, metal, plastic, glass, paper, cotton, wool, leather, silk, steel, iron, stone, brick, concrete, rubber, clay, straw,
    cardboard, bronze, copper, aluminum, ceramic, nylon, linen, denim, velvet`),
  room: list(
    "kitchen, bathroom, bedroom, hallway, courtroom, classroom, basement, attic, garage, lounge, corridor, cellar, pantry, balcony",
  ),
};

/** The class of each word of a closed class. */
export const classes: ReadonlyMap<string, string> = new Map(
  Object.entries(lines).flatMap(([name, members]) => members.map((word) => [word, name] as const)),
);
