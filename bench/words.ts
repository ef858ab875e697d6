import type { Draws } from "./random.js";

const qualities =
  `open closed public private regional annual encrypted shared paid free wireless electric solar
  recycled local remote mobile medical legal industrial digital printed frozen organic nuclear coastal rural urban
  optical acoustic thermal magnetic seasonal voluntary temporary permanent automatic manual hybrid modular`.split(
    /\s+/,
  );
const things =
  `model messages battery contract warehouse pension licence factory bottle medicine camera speaker
  browser archive grant forest harbour turbine vehicle tractor elevator keyboard textbook passport ticket mortgage
  insurance dividend salary uniform packaging fertiliser pipeline reactor satellite antenna router firmware compiler
  dataset survey benchmark assistant catalogue playlist newspaper magazine podcast lecture museum theatre stadium
  airport railway bridge tunnel ferry bicycle helmet jacket carpet curtain furnace kettle oven fridge lamp mirror
  window blanket pillow garden greenhouse orchard vineyard brewery bakery dairy fishery quarry mine`.split(
    /\s+/,
  );
const places =
  `in the north, in the south, for schools, for hospitals, for small customers, in every region, on islands,
  for developers, for adults, in rural areas, in new markets, at all sites`.split(/,\s+/);

/** A subject: a quality, a thing and sometimes a place. Each company has a few and repeats them. */
export function subjectOf(draws: Draws): string {
  return `${draws.pick(qualities)} ${draws.pick(things)}`;
}

const promises = [
  "We will keep our $subject service available $place for at least $number years.",
  "We are committed to $subject supplies $place, and that is not going to change.",
  "We will never charge customers for the $subject programme $place.",
  "We intend to double our $subject investment $place by 20$year.",
  "If demand holds, we will open $number new $subject centres $place.",
  "We believe that $subject work is safer than the alternatives $place.",
  "Our $subject policy does not allow any sale of personal data $place.",
  "We think most $subject production will be ours $place within $number years.",
];
const deeds = [
  "Ended its $subject service $place and told customers to look elsewhere.",
  "Raised the price of its $subject programme $place by $number per cent.",
  "Opened $number $subject centres $place.",
  "Stopped new $subject investment $place and laid off $number people.",
  "Published its $subject work under a licence that allows any use $place.",
  "Changed its $subject policy $place to allow the sale of personal data.",
  "Extended its $subject supplies $place for $number years.",
  "Said that it would be careful about $subject production $place.",
];

function fillIn(template: string, draws: Draws, subject: string): string {
  return template
    .replaceAll("$subject", subject)
    .replaceAll("$place", draws.pick(places))
    .replaceAll("$number", String(2 + draws.below(60)))
    .replaceAll("$year", String(26 + draws.below(10)));
}

export const promiseAbout = (draws: Draws, subject: string): string =>
  fillIn(draws.pick(promises), draws, subject);
export const deedAbout = (draws: Draws, subject: string): string => fillIn(draws.pick(deeds), draws, subject);
