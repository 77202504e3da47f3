package org.investordesk.portal;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/** A report as another system sends it. */
@Schema(name = "Report", description = "A problem to be registered / 要登记的问题")
record ApiReport(
    @Schema(
            description = "Kind of problem; null or UNKNOWN where the reporter does not know",
            example = "LAND")
        @Nullable String type,
    @Schema(
            description = "POWER, APPROVAL and OTHER have variants; may be left out if unknown",
            example = "LINE_35KV")
        @Nullable String variant,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            description = "4 to 120 characters, one line",
            example = "新厂房用地指标未落实")
        @Nullable String subject,
    @Schema(requiredMode = RequiredMode.REQUIRED, description = "10 to 3,000 characters")
        @Nullable String description,
    @Schema(allowableValues = {"越城", "柯桥", "上虞", "诸暨", "嵊州", "新昌"}) @Nullable String area,
    @Schema(description = "At most 120 characters") @Nullable String projectName,
    @Schema(description = "At most 120 characters") @Nullable String enterprise,
    @Schema(requiredMode = RequiredMode.REQUIRED, description = "1 to 80 characters")
        @Nullable String name,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            description = "At most 254 characters",
            example = "name@example.com")
        @Nullable String email,
    @Schema(example = "+86 138 0000 0000") @Nullable String phone,
    @Schema(
            allowableValues = {"zh", "en"},
            description = "Language the investor is written to in; zh if left out")
        @Nullable String language) {

  ReportFields fields() {
    return new ReportFields(
        type == null || type.isBlank() ? ReportFields.UNKNOWN : type.strip(),
        TypedText.tidy(variant),
        TypedText.tidy(subject),
        TypedText.tidy(description),
        TypedText.tidy(area),
        TypedText.tidy(projectName),
        TypedText.tidy(enterprise),
        TypedText.tidy(name),
        TypedText.tidy(email),
        TypedText.tidy(phone),
        language == null ? "zh" : language.strip(),
        "");
  }

  /** Tells two requests with the same key apart. */
  String fingerprint() {
    var fields = fields();
    return Secret.hash(
        String.join(
            "\u001f",
            fields.type(),
            fields.variant(),
            fields.subject(),
            fields.description(),
            fields.area(),
            fields.projectName(),
            fields.enterprise(),
            fields.name(),
            fields.email(),
            fields.phone(),
            fields.language()));
  }
}
