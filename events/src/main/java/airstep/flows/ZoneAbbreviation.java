package airstep.flows;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * One meaning of a time zone abbreviation. Abbreviations are ambiguous, and none of these is an
 * IANA name.
 *
 * @param offset empty if it changes with daylight saving time
 * @param place an IANA zone that has this offset for at least part of the year
 */
record ZoneAbbreviation(String text, String name, Optional<ZoneOffset> offset, String place) {
  private static final List<ZoneAbbreviation> ALL =
      """
      Z    | UTC                                  |        | UTC
      UT   | UTC                                  |        | UTC
      ET   | US Eastern time                      |        | America/New_York
      EST  | US Eastern standard time             | -05:00 | America/New_York
      EDT  | US Eastern daylight time             | -04:00 | America/New_York
      CT   | US Central time                      |        | America/Chicago
      CST  | US Central standard time             | -06:00 | America/Chicago
      CST  | China standard time                  | +08:00 | Asia/Shanghai
      CST  | Cuba standard time                   | -05:00 | America/Havana
      CDT  | US Central daylight time             | -05:00 | America/Chicago
      CDT  | Cuba daylight time                   | -04:00 | America/Havana
      MT   | US Mountain time                     |        | America/Denver
      MST  | US Mountain standard time            | -07:00 | America/Denver
      MDT  | US Mountain daylight time            | -06:00 | America/Denver
      PT   | US Pacific time                      |        | America/Los_Angeles
      PST  | US Pacific standard time             | -08:00 | America/Los_Angeles
      PST  | Philippine standard time             | +08:00 | Asia/Manila
      PDT  | US Pacific daylight time             | -07:00 | America/Los_Angeles
      AKST | Alaska standard time                 | -09:00 | America/Anchorage
      AKDT | Alaska daylight time                 | -08:00 | America/Anchorage
      HST  | Hawaii standard time                 | -10:00 | Pacific/Honolulu
      HAST | Hawaii-Aleutian standard time        | -10:00 | America/Adak
      HDT  | Hawaii-Aleutian daylight time        | -09:00 | America/Adak
      HADT | Hawaii-Aleutian daylight time        | -09:00 | America/Adak
      AST  | Atlantic standard time               | -04:00 | America/Halifax
      AST  | Arabia standard time                 | +03:00 | Asia/Riyadh
      ADT  | Atlantic daylight time               | -03:00 | America/Halifax
      NST  | Newfoundland standard time           | -03:30 | America/St_Johns
      NDT  | Newfoundland daylight time           | -02:30 | America/St_Johns
      BRT  | Brasilia time                        | -03:00 | America/Sao_Paulo
      ART  | Argentina time                       | -03:00 | America/Argentina/Buenos_Aires
      CLT  | Chile standard time                  | -04:00 | America/Santiago
      CLST | Chile summer time                    | -03:00 | America/Santiago
      COT  | Colombia time                        | -05:00 | America/Bogota
      PET  | Peru time                            | -05:00 | America/Lima
      BST  | British summer time                  | +01:00 | Europe/London
      BST  | Bangladesh standard time             | +06:00 | Asia/Dhaka
      BST  | Bougainville standard time           | +11:00 | Pacific/Bougainville
      IST  | India standard time                  | +05:30 | Asia/Kolkata
      IST  | Irish standard time                  | +01:00 | Europe/Dublin
      IST  | Israel standard time                 | +02:00 | Asia/Jerusalem
      IDT  | Israel daylight time                 | +03:00 | Asia/Jerusalem
      WEST | Western European summer time         | +01:00 | Europe/Lisbon
      CEST | Central European summer time         | +02:00 | Europe/Berlin
      MEZ  | Central European time                | +01:00 | Europe/Berlin
      MESZ | Central European summer time         | +02:00 | Europe/Berlin
      EEST | Eastern European summer time         | +03:00 | Europe/Athens
      MSK  | Moscow time                          | +03:00 | Europe/Moscow
      TRT  | Turkey time                          | +03:00 | Europe/Istanbul
      WAT  | West Africa time                     | +01:00 | Africa/Lagos
      CAT  | Central Africa time                  | +02:00 | Africa/Maputo
      SAST | South Africa standard time           | +02:00 | Africa/Johannesburg
      EAT  | East Africa time                     | +03:00 | Africa/Nairobi
      GST  | Gulf standard time                   | +04:00 | Asia/Dubai
      GST  | South Georgia time                   | -02:00 | Atlantic/South_Georgia
      PKT  | Pakistan time                        | +05:00 | Asia/Karachi
      NPT  | Nepal time                           | +05:45 | Asia/Kathmandu
      ICT  | Indochina time                       | +07:00 | Asia/Bangkok
      WIB  | Western Indonesia time               | +07:00 | Asia/Jakarta
      WITA | Central Indonesia time               | +08:00 | Asia/Makassar
      WIT  | Eastern Indonesia time               | +09:00 | Asia/Jayapura
      SGT  | Singapore time                       | +08:00 | Asia/Singapore
      MYT  | Malaysia time                        | +08:00 | Asia/Kuala_Lumpur
      HKT  | Hong Kong time                       | +08:00 | Asia/Hong_Kong
      PHT  | Philippine time                      | +08:00 | Asia/Manila
      ROC  | Taiwan time                          | +08:00 | Asia/Taipei
      JST  | Japan standard time                  | +09:00 | Asia/Tokyo
      KST  | Korea standard time                  | +09:00 | Asia/Seoul
      AWST | Australian Western standard time     | +08:00 | Australia/Perth
      ACST | Australian Central standard time     | +09:30 | Australia/Adelaide
      ACDT | Australian Central daylight time     | +10:30 | Australia/Adelaide
      AET  | Australian Eastern time              |        | Australia/Sydney
      AEST | Australian Eastern standard time     | +10:00 | Australia/Sydney
      AEDT | Australian Eastern daylight time     | +11:00 | Australia/Sydney
      ChST | Chamorro standard time               | +10:00 | Pacific/Guam
      SST  | Samoa standard time                  | -11:00 | Pacific/Pago_Pago
      SST  | Singapore standard time              | +08:00 | Asia/Singapore
      NZST | New Zealand standard time            | +12:00 | Pacific/Auckland
      NZDT | New Zealand daylight time            | +13:00 | Pacific/Auckland
      """
          .lines()
          .map(ZoneAbbreviation::parse)
          .toList();

  /** Returns all meanings of a word, ignoring case; empty if it is unknown. */
  static List<ZoneAbbreviation> of(String word) {
    return ALL.stream().filter(each -> each.text.equalsIgnoreCase(word)).toList();
  }

  private static ZoneAbbreviation parse(String line) {
    String[] cells = line.split("\\|", -1);
    String offset = cells[2].strip();
    return new ZoneAbbreviation(
        cells[0].strip(),
        cells[1].strip(),
        offset.isEmpty() ? Optional.empty() : Optional.of(ZoneOffset.of(offset)),
        cells[3].strip());
  }
}
