import { list } from "../language/phrases.js";

/** Names of well known companies with those that are theirs, as data a person can read and extend; the first is the house. */
const houses: readonly (readonly string[])[] = [
  list("meta, facebook, instagram, whatsapp, messenger, threads, llama, oculus"),
  list("google, alphabet, youtube, deepmind, gemini, waymo, android, chrome, fitbit"),
  list("microsoft, linkedin, github, xbox, copilot, bing, activision"),
  list("openai, chatgpt, sora"),
  list("amazon, aws, kindle, twitch, audible"),
  list("x, twitter, xai, grok"),
  list("mozilla, firefox, thunderbird"),
  list("salesforce, slack, tableau"),
  list("anthropic, claude"),
  list("tiktok, bytedance"),
  list("ibm, redhat"),
  ...list(`apple, tesla, netflix, spotify, oracle, intel, nvidia, samsung, sony, uber, lyft, airbnb, reddit, adobe, zoom, elastic, redis,
    unity, hashicorp, shell, bp, exxonmobil, chevron, boeing, airbus, ford, volkswagen, toyota, walmart, starbucks, nestle, unilever,
    pfizer, huawei, paypal, visa, mastercard, disney, nike, ikea, ryanair, lufthansa`).map((name) => [name]),
];

const houseOf = new Map(houses.flatMap((names) => names.map((name) => [name, names[0] ?? name] as const)));

/** The house that a name in lower case is of ("instagram" is of "meta"); `null` where it is not known. */
export const findHouse = (name: string): string | null => houseOf.get(name) ?? null;
