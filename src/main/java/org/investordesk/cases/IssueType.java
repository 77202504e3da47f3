package org.investordesk.cases;

import java.util.List;
import java.util.Optional;
import org.investordesk.sla.PolicyKey;
import org.jspecify.annotations.Nullable;

/** What an issue is about; names are those of the policies in {@code sla}. */
public enum IssueType {
  /** 用电 */
  POWER("LOW", "HIGH_SINGLE", "HIGH_DUAL", "LINE_35KV"),
  /** 竣工/专项验收 */
  ACCEPTANCE,
  /** 审批; SIMULATED is 模拟审批 */
  APPROVAL("FORMAL", "SIMULATED"),
  /** 用地 */
  LAND,
  /** 水气路网 */
  UTILITIES,
  /** 融资 */
  FINANCE,
  /** 用工 */
  LABOUR,
  /** 人才 */
  TALENT,
  /** 政策兑现 */
  POLICY,
  /** 投诉 */
  COMPLAINT,
  /** 生活服务 */
  SERVICE,
  /** 咨询 */
  INQUIRY,
  /** 其他; MULTI needs more than one department */
  OTHER("SINGLE", "MULTI");

  private final List<String> variants;

  IssueType(String... variants) {
    this.variants = List.of(variants);
  }

  /** Empty where the type has none; then a variant must not be given. */
  public List<String> variants() {
    return variants;
  }

  /** A type with variants must be given one of its own, a type without must be given none. */
  public boolean accepts(@Nullable String variant) {
    return variant == null ? variants.isEmpty() : variants.contains(variant);
  }

  public PolicyKey policy(@Nullable String variant) {
    return new PolicyKey(name(), variant);
  }

  public static Optional<IssueType> parse(@Nullable String text) {
    for (var type : values()) {
      if (type.name().equals(text)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
