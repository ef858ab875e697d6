import { describe, expect, test } from "vitest";
import { foreignLanguage } from "../../../src/core/language/foreign.js";
import { tokenise } from "../../../src/core/language/tokens.js";
import { judgePair } from "../../../src/core/rules/judge.js";

const languageOf = (text: string) => foreignLanguage(tokenise(text));

describe("the language of a foreign text is named", () => {
  test.each([
    ["German", "Wir verkaufen keine Daten."],
    ["German", "WIR WERDEN IHRE DATEN NIEMALS VERKAUFEN"],
    ["German", "Keine Werbung in WhatsApp."],
    ["French", "Nous ne vendrons jamais vos données."],
    ["French", "C'est faux."],
    ["Spanish", "Nunca venderemos sus datos."],
    ["Spanish", "No habrá anuncios en WhatsApp."],
    ["Italian", "Non venderemo mai i vostri dati."],
    ["Portuguese", "Não haverá anúncios no WhatsApp."],
    ["Dutch", "We zullen uw gegevens nooit verkopen."],
    ["Swedish", "Vi kommer aldrig att sälja dina uppgifter."],
    ["Danish or Norwegian", "Vi vil aldri selge dataene dine."],
    ["Polish", "Nigdy nie sprzedamy twoich danych."],
    ["Czech or Slovak", "Nikdy nebudeme prodávat vaše údaje."],
    ["Turkish", "Verilerinizi asla satmayacağız."],
    ["Romanian", "Nu vom vinde niciodată datele dumneavoastră."],
    ["Hungarian", "Soha nem adjuk el az adatait."],
    ["Finnish", "Emme koskaan myy tietojasi."],
    ["Indonesian or Malay", "Kami tidak akan pernah menjual data Anda."],
    ["Vietnamese", "Chúng tôi sẽ không bao giờ bán dữ liệu của bạn."],
    ["Russian", "Мы никогда не будем продавать ваши данные."],
    ["Ukrainian", "Ми ніколи не продаватимемо ваші дані."],
    ["Chinese", "我们永远不会出售您的数据。"],
    ["Japanese", "私たちはデータを決して販売しません。"],
    ["Korean", "우리는 당신의 데이터를 절대 팔지 않을 것입니다."],
    ["Arabic", "لن نبيع بياناتك أبداً."],
    ["Persian", "ما هرگز داده‌های شما را نمی‌فروشیم."],
    ["Hebrew", "לעולם לא נמכור את הנתונים שלך."],
    ["Greek", "Δεν θα πουλήσουμε ποτέ τα δεδομένα σας."],
    ["Hindi", "हम आपका डेटा कभी नहीं बेचेंगे।"],
    ["Thai", "เราจะไม่ขายข้อมูลของคุณ"],
  ])("%s: %s", (language, text) => expect(languageOf(text)).toBe(language));
});

test.each([
  "Las Vegas Sands opened in Los Angeles.",
  "Der Spiegel and La Repubblica reported on Volkswagen.",
  "Nestlé and L'Oréal deny it, and so does Citroën.",
  "El Niño hit La Paz.",
  "Le Monde says Meta lied to Les Échos about El País.",
  "字节跳动, which owns TikTok, will not sell it.",
  "WE WILL NEVER SELL YOUR DATA",
  "Yale University 's alumni include no president",
  "Meta AI: Llama 4 Maverick",
  "No ads.",
  "",
  "😀 !!! 2024",
])("English with foreign names is not refused: %s", (text) => expect(languageOf(text)).toBeNull());

test("the verdict on a foreign text is 'cannot tell', and its reason names the language and the side", () => {
  const english = "We will never sell your data.";
  const sides = [
    ["Wir werden Ihre Daten niemals verkaufen.", english, "The claim seems to be in German"],
    [english, "私たちはデータを決して販売しません。", "The evidence seems to be in Japanese"],
  ] as const;
  for (const [claim, evidence, sentence] of sides) {
    const verdict = judgePair(
      { text: claim, companies: [] },
      { text: evidence, form: "statement", companies: [] },
    );
    expect(verdict.relation).toBeNull();
    expect(verdict.reasons[0]?.sentence).toContain(sentence);
  }
});
