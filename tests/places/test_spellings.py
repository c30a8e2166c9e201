"""A city in any spelling a person would use is found by its clock."""

import pytest

from bot.places import Known, Places, Several

ONE = {
    "Europe/Lisbon": "Lisboa|Lisbon|Lissabon|Лиссабон|リスボン|lisbonne|LISBONA|Lisbonn|Лисабон|Porto|Oporto|Coimbra"
    "|lisboa, portugal",
    "Atlantic/Madeira": "Funchal|Madeira",
    "Atlantic/Azores": "Ponta Delgada|Açores",
    "Europe/Madrid": "Barcelone|Sevilla, España|Saragossa|Madrid, Spanien|Mallorca|Ibiza|valencia spain"
    "|Cordoba, Spain",
    "Atlantic/Canary": "Tenerife|Las Palmas|Canarias",
    "Europe/Paris": "Paris France|Paris, Frankreich|París, Francia|Nizza|Lyon|Marseilles|Vienne|Valence|Париж, Франция",
    "Europe/London": "Londres|London, UK|London England|Edinburgh|Belfast, Northern Ireland|Brum|Wales"
    "|Scotland",
    "Europe/Berlin": "Berlin|berlin|BERLIN|Berlín|Берлин|Berln|Ebrlin|München|Munchen|Muenchen|Munich"
    "|Monaco di Baviera|Köln|Koeln|Koln|Cologne|Keulen|Frankfurt|Frankfurt am Main|Francfort|10115 Berlin|Berlin 🇩🇪"
    "|Berlin!|Germany|Deutschland|Alemania|Grmany|Kleindorf, Germany|Germany, Berlin|Deutschland Köln"
    "|Berlin (Germany)|Berlin / Germany",
    "Europe/Vienna": "Wien|Vienna, Austria|Wien Österreich|Salzburg|Graz|Austria",
    "Europe/Zurich": "Zürich|Zurich|Zuerich|Genf|Genève|Ginevra|Basle|Bern, Schweiz|Lugano",
    "Europe/Amsterdam": "Amsterdma|Den Haag|The Hague|'s-Gravenhage|La Haye|Utrecht|Holland|Netherlands"
    "|Nederland",
    "Europe/Brussels": "Bruxelles|Brüssel|Brussels|Antwerpen|Anvers|Gent|Ghent|Brugge",
    "Europe/Rome": "Roma|Рим|Milano|Mailand|Firenze|Florenz|Venezia|Venedig|Napoli|Neapel|Turin|Torino|Genua",
    "Europe/Prague": "Praha|Prague|Prag|Praga|Brno|Brünn|Czechia|Czech Republic",
    "Europe/Warsaw": "Warszawa|Warsaw|Warschau|Kraków|Krakow|Cracow|Krakau|Łódź|Lodz|Gdańsk|Danzig|Wroclaw|Breslau"
    "|Польша",
    "Europe/Budapest": "Budapest|Будапешт|Hungary|Magyarország",
    "Europe/Copenhagen": "København|Köbenhavn|Kopenhagen|Copenhagen|Århus|Aarhus",
    "Europe/Oslo": "Oslo|Bergen|Tromsø|Tromso",
    "Europe/Stockholm": "Göteborg|Gothenburg|Stockholm|Malmö",
    "Europe/Helsinki": "Helsinki|Helsingfors",
    "Europe/Athens": "Αθήνα|Athina|Thessaloniki|Saloniki|Greece",
    "Europe/Kyiv": "Kyiv|Kiev|Київ|Киев|Kijów|Львів|Lviv|Lemberg|Odesa",
    "Europe/Moscow": "Москва|Moscow|Moskau|Moscú|Россия, Москва|СПб|Питер|Leningrad",
    "Europe/Istanbul": "İstanbul|Istanbul|Estambul|Constantinople|Byzantium|Ankara|Türkiye|Turkey",
    "Europe/Belgrade": "Београд|Beograd|Belgrad|Kosovo",
    "Atlantic/Reykjavik": "Reykjavík|Reykjavik|Iceland",
    "Asia/Jerusalem": "ירושלים|Jerusalem|Tel Aviv|Tel-Aviv|תל אביב",
    "Africa/Cairo": "القاهرة|Cairo|Le Caire|Egypt",
    "Asia/Riyadh": "الرياض|Riyadh|Riad",
    "Asia/Dubai": "Dubai|دبي|Abu Dhabi|UAE",
    "Asia/Tehran": "تهران|Tehran|Teheran",
    "Asia/Kolkata": "Bombay|Mumbai|मुंबई|दिल्ली|New Delhi|Calcutta|Kolkata|Bangalore|Madras|Goa|India|भारत",
    "Asia/Bangkok": "กรุงเทพ|Bangkok|Krung Thep|Phuket",
    "Asia/Ho_Chi_Minh": "Saigon|Sài Gòn|Ho Chi Minh City|Vietnam|Việt Nam",
    "Asia/Shanghai": "Peking|Beijing|北京|Pekín|Shanghai|上海|广州|Canton, China|Xi'an|Xi’an|Xian",
    "Asia/Hong_Kong": "Hong Kong|香港|HK|Hongkong",
    "Asia/Tokyo": "東京|Tokyo|Tokio|Токио|大阪|Osaka|Kyoto|京都|Japan|日本",
    "Asia/Seoul": "서울|Seoul|Séoul|Busan|Pusan|South Korea|대한민국",
    "Asia/Singapore": "Singapore|Singapur|新加坡",
    "Asia/Yangon": "Rangoon|Yangon|Burma",
    "Asia/Kathmandu": "Kathmandu|Katmandu|Nepal",
    "Australia/Sydney": "Sydney NSW|Sydney, Australia|Sidney, Australia",
    "Australia/Perth": "Perth WA|Perth, Western Australia",
    "Pacific/Auckland": "Auckland|Wellington, New Zealand|New Zealand",
    "America/New_York": "NYC|New York|New York City|nueva york|Nova Iorque|Нью-Йорк|ニューヨーク|new-york|Brooklyn"
    "|Boston, MA|Boston USA|Washington, D.C.|Washington DC|Philly|Atlanta, Georgia|St. Petersburg, FL"
    "|Springfield Massachusetts|Miami",
    "America/Chicago": "Chicago|Paris, Texas|Paris TX|paris texas usa|Springfield, IL|Springfield IL USA"
    "|Springfield (Illinois)|St. Louis|Birmingham, AL|Houston|Nashville",
    "America/Denver": "Denver|El Paso, Texas",
    "America/Los_Angeles": "LA|L.A.|SF|Portland, Oregon|Portland OR"
    "|San Jose CA|California|Vegas",
    "Pacific/Honolulu": "Honolulu|Hawaii",
    "America/Toronto": "London Ontario|London, ON|Toronto|Montréal|Montreal|Québec",
    "America/Vancouver": "Vancouver BC|Vancouver, Canada|Victoria, British Columbia",
    "America/Mexico_City": "Mexico City|Ciudad de México|CDMX|Guadalajara, México|Córdoba, Veracruz",
    "America/Sao_Paulo": "São Paulo|sao paulo|Sao Paolo|Sampa|SÃO PAULO|Сан-Паулу|Rio|Rio de Janeiro|Curitiba"
    "|Floripa",
    "America/Argentina/Buenos_Aires": "Buenos Aires|Буэнос-Айрес|Argentina",
    "America/Argentina/Cordoba": "Córdoba, Argentina|Cordoba Argentina",
    "America/Santiago": "Santiago, Chile|Santiago de Chile",
    "America/Costa_Rica": "San José, Costa Rica|Costa Rica",
    "America/Havana": "La Habana|Havana|Havanna|Cuba",
    "America/Lima": "Lima|Perú",
    "America/Bogota": "Bogotá|Bogota|Medellín",
    "Pacific/Funafuti": "Tuvalu",
}  # fmt: skip
SPELLINGS = [(name, zone) for zone, names in ONE.items() for name in names.split("|")]

AMBIGUOUS = {
    "Paris": ["Europe/Paris", "America/Chicago"],
    "London": ["Europe/London", "America/Toronto"],
    "Springfield": ["America/Chicago", "America/New_York", "America/Chicago", "America/Los_Angeles"],
    "Birmingham": ["Europe/London", "America/Chicago", "America/Detroit"],
    "Valencia": ["America/Caracas", "Europe/Madrid"],
    "Cordoba": ["America/Argentina/Cordoba", "Europe/Madrid", "America/Mexico_City"],
    "Georgetown": ["America/Guyana", "Asia/Kuala_Lumpur"],
    "Portland": ["America/Los_Angeles", "America/New_York"],
    "San José": ["America/Los_Angeles", "America/Costa_Rica"],
    "Santiago": ["America/Santiago", "America/Santo_Domingo", "America/Havana"],
    "Newcastle": ["Australia/Sydney", "Africa/Johannesburg", "Europe/London"],
    "St Petersburg": ["Europe/Moscow", "America/New_York"],
    "Odessa": ["Europe/Kyiv", "America/Chicago"],
    "Barcelna": ["Europe/Madrid", "America/Caracas"],
    "Georgia": ["America/New_York", "Asia/Tbilisi"],
    "Portugal": ["Europe/Lisbon", "Atlantic/Azores"],
    "España": ["Europe/Madrid", "Atlantic/Canary"],
    "Texas": ["America/Chicago", "America/Denver"],
    "USA": ["America/New_York", "America/Chicago", "America/Los_Angeles", "America/Denver"],
    "Geneva": ["Europe/Zurich", "America/Chicago"],
    "柏林": ["Europe/Berlin", "Asia/Shanghai"],
    "Лондон": ["Europe/London", "America/Toronto"],
    "Los Ángeles": ["America/Los_Angeles", "America/Santiago"],
    "Franca": ["Europe/Paris", "America/Sao_Paulo"],
    "Nowhere, DE": ["Europe/Berlin", "America/New_York"],
}
GUESSES = {
    "Wein": "Europe/Vienna",
    "Pars": "Europe/Paris",
    "I live in Germany": "Europe/Berlin",
    "we're near Munich": "Europe/Berlin",
}


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len({name for name, _ in SPELLINGS}) > 300


@pytest.mark.parametrize(("name", "zone"), SPELLINGS)
def test_a_place_is_found_however_it_is_spelt(places: Places, name: str, zone: str) -> None:
    found = places.lookup(name)
    assert isinstance(found, Known), found
    assert found.zone == zone


@pytest.mark.parametrize("name", AMBIGUOUS)
def test_places_of_one_name_are_asked_about_the_largest_first(places: Places, name: str) -> None:
    found = places.lookup(name)
    assert isinstance(found, Several), found
    zones = [choice.zone for choice in found.choices]
    assert zones[: len(AMBIGUOUS[name])] == AMBIGUOUS[name]
    assert len(zones) <= 4
    assert len({choice.label for choice in found.choices}) == len(zones)


@pytest.mark.parametrize("text", GUESSES)
def test_what_is_only_guessed_is_asked_for_even_when_it_is_one(places: Places, text: str) -> None:
    found = places.lookup(text)
    assert isinstance(found, Several), found
    assert found.choices[0].zone == GUESSES[text]
