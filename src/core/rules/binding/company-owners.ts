import { list } from "../../language/phrases.js";

/** Well-known companies, each followed by the names that it owns. Data that a person can read and extend. */
const owners: readonly (readonly string[])[] = [
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

const ownerOf = new Map(owners.flatMap((names) => names.map((name) => [name, names[0] ?? name] as const)));

/** The company that owns a name in lower case ("meta" owns "instagram"); `null` if the list does not have the name. */
export const findOwner = (name: string): string | null => ownerOf.get(name) ?? null;
