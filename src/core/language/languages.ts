/** A language with its most common words and its rare letters, which distinguish it from English. */
export interface Language {
  readonly name: string;
  readonly words: string;
  readonly letters: string;
}

/** The most common words of English. They count against every other language. */
export const english = `the of and to a in is that it for we will our with as be not are on this have by or you from at an was but
  has its i they he she which if what all were there can my your do no been their would when who more about us his her than also
  any only never other into out up so some such may could should must these those new how did does had because over after per com inc via`;

/**
 * Languages in Latin script, with their most common words and words about promises, data and business.
 *
 * If two languages have the same count in a text, the first one wins.
 */
export const languages: readonly Language[] = [
  {
    name: "German",
    words: `der die das und ist nicht ein eine einen einem einer wir werden mit den dem des auf für sich von zu auch wird sind haben hat
      unsere unser unseren in im bei als es an aber nie niemals nur noch oder wenn wie aus nach über um vor durch sie ihr ihre ich kein keine
      keinen war wurde wurden sein seine kann können wollen mehr alle bis zum zur unter dass daten nutzer kunden unternehmen jahr jahre
      bleiben bleibt verkaufen verkauft verkaufte heute nichts immer gegen ohne seit dieser diese dieses`,
    letters: "äöüß",
  },
  {
    name: "French",
    words: `le la les des et est une un nous ne pas que qui dans pour sur avec sont notre nos du au aux ce cette il elle en de vous votre
      vos leur leurs se sa son ses ou mais plus jamais tout tous toutes été avons ont être avoir fait par comme nos données sans
      utilisateurs entreprise vendons vend vendrons vendre société aucun aucune ces depuis ans je ils elles a y si bien peut sera
      toujours rien personne reste restera restent`,
    letters: "éèêàçœùëîïôû",
  },
  {
    name: "Spanish",
    words: `el la los las y es una un que no en por para con del de se su sus nuestro nuestra nuestros nuestras al lo como más son está
      pero nunca ni o ha han ser fue sin sobre también muy ya todo todos esta este estos nos le les datos empresa vender vendemos
      venderemos vendió usuarios años año desde cuando hay porque siempre nada yo seguirá será serán vamos usted`,
    letters: "ñ¿¡áíóú",
  },
  {
    name: "Italian",
    words: `il la gli di che è una un non per con sono della del dei delle nostro nostra nostri nostre alla nel nella anche più si le lo
      i e ma mai o al da dal come ha hanno essere stato stata questo questa noi ci su se dati vendiamo venduto venderemo vendere
      azienda utenti società anni anno tutti tutto sempre ogni senza quando dopo ai nei sarà saranno nessun`,
    letters: "àèìòù",
  },
  {
    name: "Portuguese",
    words: `o a os as e é uma um que não em por para com do da dos das se seu sua nosso nossa nossos nossas no na nos nas mais são ao
      mas nunca ou foi ser como também já muito todos tudo dados empresa vender vendemos venderemos vendeu usuários utilizadores
      anos ano desde quando sem sobre está nós você sempre nada será serão isso este esta pelo pela`,
    letters: "ãõçáâêóú",
  },
  {
    name: "Dutch",
    words: `de het een en is niet wij we van met voor op zijn onze ons dat aan te ook worden die er in maar nooit geen of om bij als uit
      naar over door hebben heeft wordt werd zal zullen kan kunnen meer alle dit deze nog wel gegevens gebruikers verkopen verkocht
      verkoopt bedrijf jaar jaren blijven blijft altijd niets zonder sinds tot onder tegen u uw jullie`,
    letters: "ĳ",
  },
  {
    name: "Swedish",
    words: `och att det som en ett är inte vi på av för med till den har de om vår våra vårt kommer ska var aldrig eller men från
      sina sin alla mer kan företaget användare uppgifter säljer sålde år utan också när bara detta denna`,
    letters: "åäö",
  },
  {
    name: "Danish or Norwegian",
    words: `og at det som en et er ikke vi på af av for med til den har de om vores vår våre kommer skal var aldri aldrig eller men
      fra sine sin alle mere mer kan selskabet selskapet brugere brukere data sælger selger solgte år uden uten også når kun bare
      dette denne`,
    letters: "åæø",
  },
  {
    name: "Polish",
    words: `i w na nie się z do to jest że o jak nasze nasza nasz naszych przez dla po od są był była będzie będziemy ale nigdy oraz
      tylko już może danych dane firma użytkowników sprzedajemy sprzedawać sprzedała roku lat my które który bez przed przy`,
    letters: "ąćęłńóśźż",
  },
  {
    name: "Czech or Slovak",
    words: `a v na se je že to s z do o si jsme jsou naše náš našich nebudeme budeme bude ale nikdy pro po od jako nebo nie sú sme
      údaje data společnost spoločnosť uživatelů prodávat prodáváme predávať roku let které který bez`,
    letters: "ěščřžýůťďňľĺŕ",
  },
  {
    name: "Turkish",
    words: `ve bir bu da de için ile olarak çok daha en biz bizim ama asla hiçbir değil her gibi kadar sonra olan oldu olacak var yok
      veya ne kullanıcı kullanıcıların kullanıcılarımızın veri verileri verilerini şirket satmayacağız satmıyoruz sattı satmayız yıl
      yılında şirketin bütün tüm hiç artık onun onu ise ya reklam olmayacak olmayacağız`,
    letters: "ğışİçöü",
  },
  {
    name: "Romanian",
    words: `și nu la de în cu pe un o este sunt care din pentru vom noi noastre nostru noastră datele dar niciodată sau mai au
      fost fi să ale al a va ce către compania utilizatorilor vinde vindem vândut ani anul fără toate`,
    letters: "șțşţăâî",
  },
  {
    name: "Hungarian",
    words: `a az és nem egy hogy is van mi soha meg de el csak vagy már még volt lesz ez minden adatokat adatait felhasználók cég
      eladni eladjuk eladta évben után mint nincs`,
    letters: "őűáéíóöúü",
  },
  {
    name: "Finnish",
    words: `ja on ei se että emme me olemme koskaan mutta tai ovat oli kun myös vain niin kuin hän joka tämä meidän käyttäjien tiedot
      tietoja yhtiö myy myymme myi vuonna ilman kaikki`,
    letters: "äö",
  },
  {
    name: "Indonesian or Malay",
    words: `dan yang di ke dari untuk dengan tidak akan kami ini itu adalah pada dalam kita tak atau juga pernah bukan data pengguna
      perusahaan syarikat menjual dijual tahun sudah telah oleh anda mereka semua`,
    letters: "",
  },
  {
    name: "Vietnamese",
    words: `và của là không chúng tôi ta sẽ các cho được với này đó những bao giờ một có người dùng dữ liệu công ty bán năm trong`,
    letters: "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
  },
];

/** A script and its most likely language. `also` has other languages, with letters that the first one lacks. */
export interface Script {
  readonly name: string;
  readonly characters: RegExp;
  readonly also?: readonly (readonly [name: string, letters: RegExp])[];
}

export const scripts: readonly Script[] = [
  { name: "Japanese", characters: /[\u3040-\u30ff]/u },
  { name: "Chinese", characters: /\p{Script=Han}/u },
  { name: "Korean", characters: /\p{Script=Hangul}/u },
  {
    name: "Russian",
    characters: /\p{Script=Cyrillic}/u,
    also: [
      ["Ukrainian", /[іїєґ]/u],
      ["Serbian or Macedonian", /[ђћџљњјѓќѕ]/u],
    ],
  },
  {
    name: "Arabic",
    characters: /\p{Script=Arabic}/u,
    also: [
      ["Urdu", /[ٹڈڑںے]/u],
      ["Persian", /[پچژگکی]/u],
    ],
  },
  { name: "Hebrew", characters: /\p{Script=Hebrew}/u },
  { name: "Greek", characters: /\p{Script=Greek}/u },
  { name: "Hindi", characters: /\p{Script=Devanagari}/u },
  { name: "Bengali", characters: /\p{Script=Bengali}/u },
  { name: "Punjabi", characters: /\p{Script=Gurmukhi}/u },
  { name: "Gujarati", characters: /\p{Script=Gujarati}/u },
  { name: "Tamil", characters: /\p{Script=Tamil}/u },
  { name: "Telugu", characters: /\p{Script=Telugu}/u },
  { name: "Kannada", characters: /\p{Script=Kannada}/u },
  { name: "Malayalam", characters: /\p{Script=Malayalam}/u },
  { name: "Sinhala", characters: /\p{Script=Sinhala}/u },
  { name: "Thai", characters: /\p{Script=Thai}/u },
  { name: "Lao", characters: /\p{Script=Lao}/u },
  { name: "Burmese", characters: /\p{Script=Myanmar}/u },
  { name: "Khmer", characters: /\p{Script=Khmer}/u },
  { name: "Georgian", characters: /\p{Script=Georgian}/u },
  { name: "Armenian", characters: /\p{Script=Armenian}/u },
  { name: "Amharic", characters: /\p{Script=Ethiopic}/u },
];
