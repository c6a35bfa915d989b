package dev.slipway.host.fact;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the firmware says about the machine. Serial numbers are readable for root only. */
final class HardwareFacts implements FactGroup {
  private static final String FOLDER = "/sys/class/dmi/id/";

  /** Files of the kernel by name of the fact, where the names differ. */
  private static final Map<String, String> FILES =
      Map.of("system_vendor", "sys_vendor", "form_factor", "chassis_type");

  private static final Map<String, String> FACTS =
      Map.ofEntries(
          Map.entry("product_name", "The model of the machine; NA when its firmware says nothing."),
          Map.entry("product_version", "The version of the model."),
          Map.entry("product_serial", "The serial number of the machine; for root only."),
          Map.entry("product_uuid", "The identity of the machine; for root only."),
          Map.entry("system_vendor", "The maker of the machine."),
          Map.entry("form_factor", "The number of the kind of case."),
          Map.entry("board_name", "The model of the board."),
          Map.entry("board_vendor", "The maker of the board."),
          Map.entry("board_serial", "The serial number of the board; for root only."),
          Map.entry("board_asset_tag", "The asset tag of the board."),
          Map.entry("chassis_vendor", "The maker of the case."),
          Map.entry("chassis_serial", "The serial number of the case; for root only."),
          Map.entry("chassis_asset_tag", "The asset tag of the case."),
          Map.entry("bios_vendor", "The maker of the firmware."),
          Map.entry("bios_version", "The version of the firmware."),
          Map.entry("bios_date", "The date of the firmware."));

  @Override
  public Map<String, String> facts() {
    return FACTS;
  }

  @Override
  public List<String> files() {
    return FACTS.keySet().stream().map(HardwareFacts::file).sorted().toList();
  }

  private static String file(String fact) {
    return FOLDER + FILES.getOrDefault(fact, fact);
  }

  @Override
  public Map<String, Object> read(FactSource source) {
    Map<String, Object> facts = new LinkedHashMap<>();
    FACTS.keySet().forEach(fact -> facts.put(fact, source.firstLineOrNone(file(fact))));
    return facts;
  }
}
