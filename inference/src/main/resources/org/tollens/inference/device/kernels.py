# TorchScript, loaded by Kernels.java: what DJL's arrays cannot say, or would say with many large temporaries.
# The dialect is that of a serialised module: operators by their full names, no imports, no defaults.
class Kernels(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  # Token and position embeddings, summed. tokens [document, position] -> [document, position, width]
  def gpt2_embed(self: __torch__.Kernels, tokens: Tensor, wte: Tensor, wpe: Tensor) -> Tensor:
    positions = torch.slice(wpe, 0, 0, torch.size(tokens, 1))
    return torch.add(torch.embedding(wte, tokens), positions)

  # One GPT-2 block. w: ln_1, c_attn, c_proj, ln_2, c_fc, c_proj (weight, bias each; matrices [in, out]).
  # Returns the attention pattern (empty unless asked for), attention output, MLP output, residual stream after.
  def gpt2_block(self: __torch__.Kernels, x: Tensor, w: List[Tensor], heads: int, eps: float, pattern: bool) -> Tuple[Tensor, Tensor, Tensor, Tensor]:
    a, v, z = (self).gpt2_heads(x, w, heads, eps, pattern)
    attn = (self).gpt2_attention(z, w)
    mid = torch.add(x, attn)
    mlp = (self).gpt2_mlp(mid, w, eps)
    return (a, attn, mlp, torch.add(mid, mlp))

  # Attention up to the output projection: pattern [document, head, query, key] (empty unless asked for), values [document, head, key,
  # head width], and what each head gathers [document, position, head, head width]. That is never computed from the pattern, so that
  # it is the same to the bit whether anyone looks at the pattern or not.
  def gpt2_heads(self: __torch__.Kernels, x: Tensor, w: List[Tensor], heads: int, eps: float, pattern: bool) -> Tuple[Tensor, Tensor, Tensor]:
    b = torch.size(x, 0)
    t = torch.size(x, 1)
    d = torch.size(x, 2)
    h = torch.layer_norm(x, [d], w[0], w[1], eps)
    qkv = torch.addmm(w[3], torch.reshape(h, [b * t, d]), w[2])
    heads_last = torch.reshape(qkv, [b, t, 3, heads, d // heads])
    parts = torch.permute(heads_last, [2, 0, 3, 1, 4])
    q = torch.select(parts, 0, 0)
    k = torch.select(parts, 0, 1)
    v = torch.select(parts, 0, 2)
    if pattern:
      scores = torch.mul(torch.matmul(q, torch.transpose(k, 2, 3)), (d // heads) ** -0.5)
      future = torch.triu(torch.ones([t, t], dtype=11, device=x.device), 1)
      a = torch.softmax(torch.masked_fill(scores, future, -inf), -1)
    else:
      a = torch.zeros([0], dtype=6, device=x.device)
    mixed = torch.scaled_dot_product_attention(q, k, v, None, 0.0, True)
    return (a, v, torch.transpose(mixed, 1, 2))

  # What heads gather with another pattern in the place of theirs; as a change, so that an equal pattern changes nothing.
  def repatterned(self: __torch__.Kernels, z: Tensor, v: Tensor, pattern: Tensor, other: Tensor) -> Tensor:
    return torch.add(z, torch.transpose(torch.matmul(torch.sub(other, pattern), v), 1, 2))

  # What attention adds, from what its heads gather.
  def gpt2_attention(self: __torch__.Kernels, z: Tensor, w: List[Tensor]) -> Tensor:
    b = torch.size(z, 0)
    t = torch.size(z, 1)
    d = torch.size(z, 2) * torch.size(z, 3)
    return torch.reshape(torch.addmm(w[5], torch.reshape(z, [b * t, d]), w[4]), [b, t, d])

  # What the MLP adds to the residual stream between attention and it.
  def gpt2_mlp(self: __torch__.Kernels, mid: Tensor, w: List[Tensor], eps: float) -> Tensor:
    b = torch.size(mid, 0)
    t = torch.size(mid, 1)
    d = torch.size(mid, 2)
    g = torch.layer_norm(mid, [d], w[6], w[7], eps)
    up = torch.addmm(w[9], torch.reshape(g, [b * t, d]), w[8])
    return torch.reshape(torch.addmm(w[11], torch.gelu(up, approximate="tanh"), w[10]), [b, t, d])

  def sum(self: __torch__.Kernels, x: Tensor, y: Tensor) -> Tensor:
    return torch.add(x, y)

  def layer_norm(self: __torch__.Kernels, x: Tensor, weight: Tensor, bias: Tensor, eps: float) -> Tensor:
    return torch.layer_norm(x, [torch.size(x, -1)], weight, bias, eps)

  # h [row, width], u [token type, width] -> [row, token type]
  def logits(self: __torch__.Kernels, h: Tensor, u: Tensor) -> Tensor:
    return torch.matmul(h, torch.t(u))

  # Rows of x [document, position, width] by their index in document x position.
  def rows(self: __torch__.Kernels, x: Tensor, index: Tensor) -> Tensor:
    return torch.index_select(torch.reshape(x, [-1, torch.size(x, 2)]), 0, index)

  # The largest magnitude in each document; NaN or infinite if anything there is.
  def magnitude(self: __torch__.Kernels, x: Tensor) -> Tensor:
    return torch.amax(torch.abs(x), [1, 2])

  # Log-sum-exp, entropy and most probable token (0 unless asked for) and surprisals of h U^T, in chunks of the vocabulary so that no more than
  # [row, chunk] logits exist at a time. labels [label, row] -> surprisals [label, row].
  # s = sum exp(z - m) and c = sum exp(z - m)(z - m) follow the running maximum m; entropy = log s - c / s.
  def lens(self: __torch__.Kernels, h: Tensor, u: Tensor, labels: Tensor, chunk: int, entropy: bool, top: bool) -> Tuple[Tensor, Tensor, Tensor, Tensor]:
    vocabulary = torch.size(u, 0)
    ut = torch.t(u)
    first = torch.matmul(h, torch.slice(ut, 1, 0, chunk))
    # Where nobody asks for the most probable token, its logit alone is found many times faster.
    if top:
      best = torch.argmax(first, -1, True)
      m = torch.gather(first, 1, best)
    else:
      best = torch.zeros([torch.size(h, 0), 1], dtype=4, device=h.device)
      m = torch.amax(first, [-1], True)
    z = torch.sub_(first, m)
    e = torch.exp(z)
    s = torch.sum(e, [-1], True)
    c = torch.zeros_like(s)
    if entropy:
      c = torch.sum(torch.mul_(e, z), [-1], True)
    for i in range(1, (vocabulary + chunk - 1) // chunk):
      z1 = torch.matmul(h, torch.slice(ut, 1, i * chunk, (i + 1) * chunk))
      if top:
        at = torch.argmax(z1, -1, True)
        m1 = torch.gather(z1, 1, at)
        best = torch.where(torch.gt(m1, m), torch.add(at, i * chunk), best)
      else:
        m1 = torch.amax(z1, [-1], True)
      grown = torch.maximum(m, m1)
      shift = torch.sub(m, grown)
      scale = torch.exp(shift)
      z2 = torch.sub_(z1, grown)
      e1 = torch.exp(z2)
      if entropy:
        c = torch.mul(scale, torch.add(c, torch.mul(s, shift)))
      s = torch.add(torch.mul(s, scale), torch.sum(e1, [-1], True))
      if entropy:
        c = torch.add(c, torch.sum(torch.mul_(e1, z2), [-1], True))
      m = grown
    logs = torch.log(s)
    lse = torch.squeeze(torch.add(m, logs), 1)
    h1 = torch.squeeze(torch.sub(logs, torch.div(c, s)), 1)
    chosen = torch.index_select(u, 0, torch.reshape(labels, [-1]))
    shape = [torch.size(labels, 0), torch.size(h, 0), torch.size(h, 1)]
    zl = torch.sum(torch.mul(torch.reshape(chosen, shape), h), [-1])
    return (lse, torch.clamp_min(h1, 0.0), torch.squeeze(best, 1), torch.clamp_min(torch.sub(lse, zl), 0.0))

  # Draws a token a row by inverting the cumulative distribution, in float64: the first whose cumulative probability
  # exceeds the draw in [0, 1). A few rows at a time bound the memory.
  def sample(self: __torch__.Kernels, h: Tensor, u: Tensor, draws: Tensor) -> Tensor:
    vocabulary = torch.size(u, 0)
    step = 1 + 2097152 // vocabulary
    n = torch.size(h, 0)
    parts = annotate(List[Tensor], [])
    for i in range((n + step - 1) // step):
      z = torch.matmul(torch.slice(h, 0, i * step, (i + 1) * step), torch.t(u))
      p = torch.cumsum(torch.softmax(z, -1, dtype=7), -1)
      d = torch.unsqueeze(torch.slice(draws, 0, i * step, (i + 1) * step), 1)
      total = torch.slice(p, 1, vocabulary - 1, vocabulary)
      below = torch.sum(torch.le(p, torch.mul(d, total)), [-1])
      _0 = torch.append(parts, torch.clamp_max(below, vocabulary - 1))
    return torch.cat(parts)

  # Surprisals of labels [row] under softmax(h U^T b) for each b of inverse: [inverse, row]. A few rows at a time bound the
  # memory.
  def tempered(self: __torch__.Kernels, h: Tensor, u: Tensor, labels: Tensor, inverse: Tensor) -> Tensor:
    step = 1 + 2097152 // torch.size(u, 0)
    n = torch.size(h, 0)
    parts = annotate(List[Tensor], [])
    for i in range((n + step - 1) // step):
      z = torch.matmul(torch.slice(h, 0, i * step, (i + 1) * step), torch.t(u))
      z = torch.sub_(z, torch.amax(z, [-1], True))
      label = torch.unsqueeze(torch.slice(labels, 0, i * step, (i + 1) * step), 1)
      zl = torch.squeeze(torch.gather(z, 1, label), 1)
      each = annotate(List[Tensor], [])
      for k in range(torch.size(inverse, 0)):
        b = torch.select(inverse, 0, k)
        s = torch.sum(torch.exp_(torch.mul(z, b)), [-1])
        _0 = torch.append(each, torch.clamp_min(torch.sub(torch.log(s), torch.mul(zl, b)), 0.0))
      _1 = torch.append(parts, torch.stack(each))
    return torch.cat(parts, 1)

  # Largest difference between log probabilities by the lens (chunks, its own log-sum-exp) and of the model's output.
  def output_gap(self: __torch__.Kernels, h: Tensor, u: Tensor, lse: Tensor, output: Tensor, chunk: int) -> Tensor:
    parts = annotate(List[Tensor], [])
    for i in range((torch.size(u, 0) + chunk - 1) // chunk):
      _0 = torch.append(parts, torch.matmul(h, torch.t(torch.slice(u, 0, i * chunk, (i + 1) * chunk))))
    mine = torch.sub(torch.cat(parts, 1), torch.unsqueeze(lse, 1))
    return torch.max(torch.abs(torch.sub(mine, torch.log_softmax(output, -1))))

  # Reductions of a [document, head, query, key] over keys, then the mean over heads: [5, document, query] with
  # concentration, Herfindahl, the same two with sinks removed (0 unless asked for), mass on key 0. Query 0, which sees
  # one key, has no concentration: NaN.
  def attention(self: __torch__.Kernels, a: Tensor, removed: bool, sink: float, fewest: int, least: float) -> Tensor:
    t = torch.size(a, 3)
    seen = torch.add(torch.arange(t, dtype=6, device=a.device), 1.0)
    e = torch.xlogy(a, a)
    s = torch.mul(a, a)
    entropy = torch.neg(torch.sum(e, [-1]))
    kappa = torch.mean(torch.sub(1.0, torch.div(entropy, torch.log(seen))), [1])
    herfindahl = torch.mean(torch.sum(s, [-1]), [1])
    on_first = torch.mean(torch.select(a, 3, 0), [1])
    kappa1 = torch.zeros_like(kappa)
    herfindahl1 = torch.zeros_like(kappa)
    if removed:
      queries = torch.sub(t + 1.0, seen)
      received = torch.div(torch.sum(a, [2]), queries)
      judged = torch.ge(queries, float(fewest))
      keep = torch.to(torch.logical_not(torch.logical_and(torch.gt(received, sink), judged)), 6)
      _0 = torch.fill_(torch.select(keep, 2, 0), 0.0)
      kept = torch.unsqueeze(keep, -1)
      mass = torch.squeeze(torch.matmul(a, kept), -1)
      count = torch.cumsum(keep, -1)
      ok = torch.logical_and(torch.ge(mass, least), torch.ge(count, 2.0))
      heads = torch.sum(torch.to(ok, 6), [1])
      none = torch.eq(heads, 0.0)
      rest = torch.sub(torch.log(mass), torch.div(torch.squeeze(torch.matmul(e, kept), -1), mass))
      nothing = torch.zeros_like(mass)
      k1 = torch.where(ok, torch.sub(1.0, torch.div(rest, torch.log(count))), nothing)
      h1 = torch.where(ok, torch.div(torch.squeeze(torch.matmul(s, kept), -1), torch.mul(mass, mass)), nothing)
      excluded = torch.full_like(kappa, -1.0)
      kappa1 = torch.where(none, excluded, torch.div(torch.sum(k1, [1]), heads))
      herfindahl1 = torch.where(none, excluded, torch.div(torch.sum(h1, [1]), heads))
    return torch.stack([kappa, herfindahl, kappa1, herfindahl1, on_first])

  # Cosine of after and before, norm of their difference over the norm of before: [2, document, position].
  def residual(self: __torch__.Kernels, before: Tensor, after: Tensor) -> Tensor:
    nb = torch.sqrt(torch.sum(torch.mul(before, before), [-1]))
    na = torch.sqrt(torch.sum(torch.mul(after, after), [-1]))
    cosine = torch.div(torch.sum(torch.mul(before, after), [-1]), torch.mul(nb, na))
    change = torch.sub(after, before)
    update = torch.div(torch.sqrt(torch.sum(torch.mul(change, change), [-1])), nb)
    return torch.stack([torch.clamp(cosine, -1.0, 1.0), update])

  # |whole - sum of parts| over |whole|, norms over width, in float64: [document, position].
  def unexplained(self: __torch__.Kernels, whole: Tensor, parts: List[Tensor]) -> Tensor:
    w = torch.to(whole, 7)
    rest = w
    for i in range(torch.len(parts)):
      rest = torch.sub(rest, torch.to(parts[i], 7))
    return torch.div(torch.sqrt(torch.sum(torch.mul(rest, rest), [-1])), torch.sqrt(torch.sum(torch.mul(w, w), [-1])))

  # A step of size h along what one block adds.
  def step(self: __torch__.Kernels, x: Tensor, attn: Tensor, mlp: Tensor, h: float) -> Tensor:
    return torch.add(x, torch.mul(torch.add(attn, mlp), h))

  # A step of size h along what two blocks add, the second with weight w.
  def step_between(self: __torch__.Kernels, x: Tensor, attn: Tensor, mlp: Tensor, attn1: Tensor, mlp1: Tensor, w: float, h: float) -> Tensor:
    f = torch.mul(torch.add(attn, mlp), (1.0 - w) * h)
    return torch.add(x, torch.add(f, torch.mul(torch.add(attn1, mlp1), w * h)))

  # Squared distance over width and the positions of a mask [document, position], in float64: [document].
  def squared_distance(self: __torch__.Kernels, a: Tensor, b: Tensor, mask: Tensor) -> Tensor:
    d = torch.sub(torch.to(a, 7), torch.to(b, 7))
    return torch.sum(torch.mul(torch.sum(torch.mul(d, d), [-1]), mask), [-1])

  # Inner products over width and the positions of a mask [document, position], in float64, for runs [run, document, position, width]
  # of which the first is the plain one: of d with d, of x with x, of Df with d, of Df with Df, where d = x_run - x, Df = f_run - f;
  # [4, run - 1, document].
  def perturbed(self: __torch__.Kernels, x: Tensor, f: Tensor, mask: Tensor) -> Tensor:
    x0 = torch.to(x, 7)
    f0 = torch.to(f, 7)
    plain = torch.slice(x0, 0, 0, 1)
    d = torch.sub(torch.slice(x0, 0, 1), plain)
    df = torch.sub(torch.slice(f0, 0, 1), torch.slice(f0, 0, 0, 1))
    dd = torch.sum(torch.mul(torch.sum(torch.mul(d, d), [-1]), mask), [-1])
    xx = torch.sum(torch.mul(torch.sum(torch.mul(plain, plain), [-1]), mask), [-1])
    fd = torch.sum(torch.mul(torch.sum(torch.mul(df, d), [-1]), mask), [-1])
    ff = torch.sum(torch.mul(torch.sum(torch.mul(df, df), [-1]), mask), [-1])
    return torch.stack([dd, torch.expand_as(xx, dd), fd, ff])

  # KL(softmax(h U^T) || softmax(h1 U^T)) of each row, in nats, exact for small differences: with e the change of the logits less its
  # mean under the first, it is log(1 + sum p (exp(e) - 1 - e)). A few rows at a time bound the memory.
  def divergence(self: __torch__.Kernels, h: Tensor, h1: Tensor, u: Tensor) -> Tensor:
    step = 1 + 2097152 // torch.size(u, 0)
    n = torch.size(h, 0)
    change = torch.to(torch.sub(torch.to(h1, 7), torch.to(h, 7)), 6)
    parts = annotate(List[Tensor], [])
    for i in range((n + step - 1) // step):
      z = torch.matmul(torch.slice(h, 0, i * step, (i + 1) * step), torch.t(u))
      p = torch.softmax(z, -1, dtype=7)
      dz = torch.to(torch.matmul(torch.slice(change, 0, i * step, (i + 1) * step), torch.t(u)), 7)
      e = torch.sub(dz, torch.sum(torch.mul(p, dz), [-1], True))
      _0 = torch.append(parts, torch.log1p(torch.sum(torch.mul(p, torch.sub(torch.expm1(e), e)), [-1])))
    return torch.cat(parts)

  # b where a mask is true, else a.
  def choose(self: __torch__.Kernels, mask: Tensor, a: Tensor, b: Tensor) -> Tensor:
    return torch.where(mask, b, a)

  # x plus g with a norm over the last axis that is a share of x's there.
  def add_relative(self: __torch__.Kernels, x: Tensor, g: Tensor, share: float) -> Tensor:
    nx = torch.sqrt(torch.sum(torch.mul(x, x), [-1], True))
    ng = torch.sqrt(torch.sum(torch.mul(g, g), [-1], True))
    return torch.add(x, torch.mul(g, torch.mul(torch.div(nx, ng), share)))

  # What the gradient with respect to layer_norm(x) is with respect to x.
  def layer_norm_gradient(self: __torch__.Kernels, x: Tensor, gradient: Tensor, weight: Tensor, eps: float) -> Tensor:
    centred = torch.sub(x, torch.mean(x, [-1], True))
    inverse = torch.rsqrt(torch.add(torch.mean(torch.mul(centred, centred), [-1], True), eps))
    normed = torch.mul(centred, inverse)
    g = torch.mul(gradient, weight)
    along = torch.mul(normed, torch.mean(torch.mul(g, normed), [-1], True))
    return torch.mul(inverse, torch.sub(torch.sub(g, torch.mean(g, [-1], True)), along))

  # An affine map of residual streams: x + A x + c for rows x [row, width], A [width, width], c [width].
  def translated(self: __torch__.Kernels, x: Tensor, a: Tensor, c: Tensor) -> Tensor:
    return torch.add(x, torch.addmm(c, x, torch.t(a)))

  # What fitting needs of p = softmax(h U^T): its mean unembedding vector p U [row, width] and sum p log p [row]. A few rows
  # at a time bound the memory.
  def lens_target(self: __torch__.Kernels, h: Tensor, u: Tensor) -> Tuple[Tensor, Tensor]:
    step = 1 + 2097152 // torch.size(u, 0)
    n = torch.size(h, 0)
    means = annotate(List[Tensor], [])
    entropies = annotate(List[Tensor], [])
    for i in range((n + step - 1) // step):
      z = torch.log_softmax(torch.matmul(torch.slice(h, 0, i * step, (i + 1) * step), torch.t(u)), -1)
      p = torch.exp(z)
      _0 = torch.append(means, torch.matmul(p, u))
      _1 = torch.append(entropies, torch.sum(torch.mul(p, z), [-1]))
    return (torch.cat(means), torch.cat(entropies))

  # KL(p || softmax(h U^T)) a row, with p given by its lens_target: sum p log p - h.(p U) + log sum exp(h U^T).
  def lens_divergence(self: __torch__.Kernels, h: Tensor, u: Tensor, mean: Tensor, entropy: Tensor) -> Tensor:
    step = 1 + 2097152 // torch.size(u, 0)
    parts = annotate(List[Tensor], [])
    n = torch.size(h, 0)
    for i in range((n + step - 1) // step):
      z = torch.matmul(torch.slice(h, 0, i * step, (i + 1) * step), torch.t(u))
      _0 = torch.append(parts, torch.logsumexp(z, [-1]))
    return torch.add(torch.sub(entropy, torch.sum(torch.mul(h, mean), [-1])), torch.cat(parts))

  # The gradient of the mean over rows of that with respect to h: (softmax(h U^T) U - p U) / rows.
  def lens_gradient(self: __torch__.Kernels, h: Tensor, u: Tensor, mean: Tensor, index: Tensor) -> Tensor:
    p = torch.softmax(torch.matmul(h, torch.t(u)), -1)
    return torch.div(torch.sub(torch.matmul(p, u), torch.index_select(mean, 0, index)), torch.size(h, 0))

  # Mean and inverse standard deviation of every coordinate of x [row, width] (0 where it does not vary), and the scale of a
  # row: the root mean square of its coordinates about the row's own mean.
  def lens_scale(self: __torch__.Kernels, x: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
    mean = torch.mean(x, [0])
    change = torch.sub(x, mean)
    sd = torch.sqrt(torch.mean(torch.mul(change, change), [0]))
    spread = torch.sub(x, torch.mean(x, [-1], True))
    scale = torch.sqrt(torch.mean(torch.mul(spread, spread)))
    varies = torch.gt(sd, torch.mul(scale, 1e-6))
    return (mean, torch.where(varies, torch.reciprocal(sd), torch.zeros_like(sd)), scale)

  # A minibatch of x and what weights w [width, width + 1] on its standardised coordinates and a constant make of it.
  def lens_batch(self: __torch__.Kernels, x: Tensor, mean: Tensor, inverse: Tensor, scale: Tensor, w: Tensor, index: Tensor) -> Tuple[Tensor, Tensor]:
    some = torch.index_select(x, 0, index)
    v = torch.mul(torch.sub(some, mean), inverse)
    ones = torch.ones([torch.size(some, 0), 1], dtype=6, device=x.device)
    inputs = torch.cat([v, ones], 1)
    return (inputs, torch.add(some, torch.mul(torch.matmul(inputs, torch.t(w)), scale)))

  # One step of Adam (Kingma and Ba 2015) on w, in place; state: first and second moments.
  def lens_step(self: __torch__.Kernels, w: Tensor, first: Tensor, second: Tensor, inputs: Tensor, gradient: Tensor, scale: Tensor, rate: float, step: int) -> Tensor:
    g = torch.mul(torch.matmul(torch.t(gradient), inputs), scale)
    _0 = torch.add_(torch.mul_(first, 0.9), torch.mul(g, 0.1))
    _1 = torch.add_(torch.mul_(second, 0.999), torch.mul(torch.mul(g, g), 0.001))
    root = torch.add(torch.sqrt(torch.div(second, 1.0 - 0.999 ** step)), 1e-8)
    return torch.sub_(w, torch.mul(torch.div(torch.div(first, 1.0 - 0.9 ** step), root), rate))

  # The weights as a map of x itself: A [width, width] and c [width].
  def lens_translator(self: __torch__.Kernels, w: Tensor, mean: Tensor, inverse: Tensor, scale: Tensor) -> Tuple[Tensor, Tensor]:
    d = torch.size(w, 0)
    a = torch.mul(torch.mul(torch.slice(w, 1, 0, d), inverse), scale)
    c = torch.sub(torch.mul(torch.select(w, 1, d), scale), torch.mv(a, mean))
    return (a, c)
