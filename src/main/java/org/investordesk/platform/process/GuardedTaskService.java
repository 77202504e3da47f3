package org.investordesk.platform.process;

import java.io.InputStream;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.task.Attachment;
import org.camunda.bpm.engine.task.Comment;
import org.jspecify.annotations.Nullable;

/**
 * The engine checks neither authorisations nor tenants for comments and attachments. We use
 * neither; this asks first whether the reader sees the task or the instance they hang on, so that
 * nobody else can either.
 */
@SuppressWarnings("deprecation") // what is out of fashion can still be reached, so it is guarded
final class GuardedTaskService extends TaskServiceImpl {

  private final HistoryService history;
  private final IdentityService identities;

  GuardedTaskService(HistoryService history, IdentityService identities) {
    this.history = history;
    this.identities = identities;
  }

  @Override
  public List<Comment> getTaskComments(String taskId) {
    requireTask(taskId);
    return super.getTaskComments(taskId);
  }

  @Override
  public Comment getTaskComment(String taskId, String commentId) {
    requireTask(taskId);
    return super.getTaskComment(taskId, commentId);
  }

  @Override
  public List<Comment> getProcessInstanceComments(String processInstanceId) {
    requireInstance(processInstanceId);
    return super.getProcessInstanceComments(processInstanceId);
  }

  @Override
  public List<org.camunda.bpm.engine.task.Event> getTaskEvents(String taskId) {
    requireTask(taskId);
    return super.getTaskEvents(taskId);
  }

  @Override
  public Comment createComment(String taskId, String processInstanceId, String message) {
    requireTask(taskId);
    requireInstance(processInstanceId);
    return super.createComment(taskId, processInstanceId, message);
  }

  @Override
  public void addComment(String taskId, String processInstanceId, String message) {
    createComment(taskId, processInstanceId, message);
  }

  @Override
  public List<Attachment> getTaskAttachments(String taskId) {
    requireTask(taskId);
    return super.getTaskAttachments(taskId);
  }

  @Override
  public Attachment getTaskAttachment(String taskId, String attachmentId) {
    requireTask(taskId);
    return super.getTaskAttachment(taskId, attachmentId);
  }

  @Override
  public InputStream getTaskAttachmentContent(String taskId, String attachmentId) {
    requireTask(taskId);
    return super.getTaskAttachmentContent(taskId, attachmentId);
  }

  @Override
  public List<Attachment> getProcessInstanceAttachments(String processInstanceId) {
    requireInstance(processInstanceId);
    return super.getProcessInstanceAttachments(processInstanceId);
  }

  @Override
  public @Nullable Attachment getAttachment(String attachmentId) {
    var attachment = super.getAttachment(attachmentId);
    requireAttachment(attachment);
    return attachment;
  }

  @Override
  public InputStream getAttachmentContent(String attachmentId) {
    requireAttachment(super.getAttachment(attachmentId));
    return super.getAttachmentContent(attachmentId);
  }

  @Override
  public Attachment createAttachment(
      String type,
      String taskId,
      String processInstanceId,
      String name,
      String description,
      InputStream content) {
    requireTask(taskId);
    requireInstance(processInstanceId);
    return super.createAttachment(type, taskId, processInstanceId, name, description, content);
  }

  @Override
  public Attachment createAttachment(
      String type,
      String taskId,
      String processInstanceId,
      String name,
      String description,
      String url) {
    requireTask(taskId);
    requireInstance(processInstanceId);
    return super.createAttachment(type, taskId, processInstanceId, name, description, url);
  }

  @Override
  public void saveAttachment(Attachment attachment) {
    requireAttachment(attachment);
    super.saveAttachment(attachment);
  }

  @Override
  public void deleteAttachment(String attachmentId) {
    requireAttachment(super.getAttachment(attachmentId));
    super.deleteAttachment(attachmentId);
  }

  @Override
  public void deleteTaskAttachment(String taskId, String attachmentId) {
    requireTask(taskId);
    super.deleteTaskAttachment(taskId, attachmentId);
  }

  private void requireAttachment(@Nullable Attachment attachment) {
    if (attachment != null) {
      requireTask(attachment.getTaskId());
      requireInstance(attachment.getProcessInstanceId());
    }
  }

  private void requireTask(@Nullable String id) {
    if (id != null
        && isAsked()
        && history.createHistoricTaskInstanceQuery().taskId(id).count() == 0) {
      throw new AuthorizationException("task '%s' is not visible".formatted(id));
    }
  }

  private void requireInstance(@Nullable String id) {
    if (id != null
        && isAsked()
        && history.createHistoricProcessInstanceQuery().processInstanceId(id).count() == 0) {
      throw new AuthorizationException("process instance '%s' is not visible".formatted(id));
    }
  }

  /** Not inside a command (listeners, delegates), and not where nobody is signed in. */
  private boolean isAsked() {
    return Context.getCommandContext() == null && identities.getCurrentAuthentication() != null;
  }
}
