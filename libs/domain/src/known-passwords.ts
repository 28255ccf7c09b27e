/*
 * What is tried first when passwords are guessed, for passwords of 12 characters or more: most of the best-known ones are one of
 * these words, twice, or with numbers and signs around it. Small letters and nothing between; NIST SP 800-63B, 5.1.1.2.
 */
export const KNOWN_WORDS: readonly string[] = [
  'password', 'passwort', 'passcode', 'passphrase', 'passw', 'pass', 'secret', 'letmein', 'welcome', 'changeme', 'change', 'default', 'temporary', 'temp', 'test', 'testing', 'demo',
  'admin', 'administrator', 'root', 'user', 'username', 'login', 'signin', 'guest', 'manager', 'master', 'superuser', 'computer', 'internet', 'security', 'trustno', 'access', 'hello',
  'iloveyou', 'loveyou', 'love', 'princess', 'sunshine', 'football', 'baseball', 'basketball', 'liverpool', 'arsenal', 'chelsea', 'manchester', 'united', 'superman', 'batman', 'starwars',
  'dragon', 'monkey', 'shadow', 'michael', 'jennifer', 'jordan', 'ashley', 'charlie', 'daniel', 'jessica', 'freedom', 'whatever', 'nothing', 'cheese', 'butterfly', 'chocolate',
  'qwertyuiop', 'qwertyuio', 'qwertyui', 'qwerty', 'qwert', 'azerty', 'qwertz', 'asdfghjkl', 'asdfgh', 'asdf', 'zxcvbnm', 'zxcvbn', 'poiuytrewq', 'lkjhgfdsa', 'mnbvcxz', 'abcdefghijkl', 'abcdefghi', 'abcdef', 'abcd', 'abc', 'xyz',
  'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday',
  'spring', 'summer', 'autumn', 'winter', 'christmas', 'england', 'scotland', 'wales', 'cymru', 'london', 'council', 'borough', 'county', 'district', 'city', 'town', 'government', 'public', 'office', 'risk', 'register', 'risks', 'holdfast',
  'google', 'facebook', 'microsoft', 'windows', 'samsung', 'thisismy', 'mypassword', 'my', 'is', 'the', 'a', 'of', 'and', 'new', 'first',
];

/** Known as a whole. */
export const KNOWN_PHRASES: readonly string[] = [
  'correcthorsebatterystaple', 'tobeornottobe', 'tobeornottobethatisthequestion', 'thequickbrownfox', 'thequickbrownfoxjumpsoverthelazydog', 'maytheforcebewithyou', 'opensesame', 'abracadabra', 'supercalifragilisticexpialidocious',
  'inthebeginning', 'godsavetheking', 'godsavethequeen', 'nevergonnagiveyouup', 'areyoukiddingme', 'idontknow', 'incorrect', 'donttellanyone', 'youllneverwalkalone', 'onceuponatime', 'helloworld', 'loremipsumdolor',
  '1qaz2wsx3edc', '1qaz2wsx3edc4rfv', 'qazwsxedcrfv', 'zaq12wsxcde3', '1q2w3e4r5t6y', '1q2w3e4r5t6y7u8i', 'q1w2e3r4t5y6', 'a1b2c3d4e5f6', 'qweasdzxc123', '123qweasdzxc',
];
